import { type Matter, outside } from './matter.ts';

const found = (
  category: Parameters<typeof outside>[1],
  spots: Parameters<typeof outside>[2],
  text: string,
  done: string,
  more?: Parameters<typeof outside>[5],
) => outside('patrol', category, spots, text, done, more);

/** What staff find on their walks (P4). */
export const findings: readonly Matter[] = [
  found('engineering.lighting', ['corridor'], '{靠电梯口|中段|消防门旁}一盏灯不亮，附近较暗。', '更换灯管。', {
    scene: 'corridor',
  }),
  found('engineering.lighting', ['lobby'], '大堂{射灯坏两盏|灯带一段不亮}。', '更换光源，亮度正常。', {
    scene: 'corridor',
  }),
  found('engineering.lighting', ['car_park'], '车位编号{37|52|18}上方灯管闪烁。', '更换灯管与启辉器。', {
    scene: 'corridor',
  }),
  found(
    'engineering.fire_safety',
    ['corridor', 'lobby'],
    '灭火器{压力偏低|箱封条断开}，有效期未过。',
    '更换灭火器，重新加封，登记编号。',
  ),
  found(
    'engineering.fire_safety',
    ['corridor'],
    '常闭式防火门{被木楔顶开|闭门器失效}。',
    '取走木楔，调好闭门器，张贴提示。',
  ),
  found('engineering.fire_safety', ['roof'], '天台门推杠锁{卡滞|回弹慢}，影响疏散。', '清洁加油，连试十次开启顺畅。'),
  found(
    'engineering.plumbing',
    ['plant_room'],
    '{2号泵|1号泵}机械密封{滴水|渗水}，地面有积水。',
    '更换机械密封，擦干地面，运行电流正常。',
    { scene: 'sink' },
  ),
  found('engineering.plumbing', ['plant_room'], '水箱液位计读数与实际{不符|差约十厘米}。', '校准浮球并记录。'),
  found('engineering.plumbing', ['roof'], '天台雨水斗{被落叶堵住|边上积水}，雨季前需清。', '清理落叶，冲水试排通畅。', {
    scene: 'branch',
  }),
  found('engineering.plumbing', ['washroom'], '洗手盆下水管接口{渗水|松动}。', '更换密封圈并紧固。', { scene: 'sink' }),
  found(
    'engineering.masonry',
    ['plaza'],
    '地砖{松动两块|破角}，有绊倒风险，已放警示牌。',
    '重铺砂浆，恢复平整，撤除警示牌。',
    { scene: 'tile' },
  ),
  found('engineering.masonry', ['car_park'], '坡道防滑条{翘起一截|缺了两米}。', '重新固定防滑条。', { scene: 'tile' }),
  found('engineering.doors_windows', ['lobby'], '大堂门{地弹簧漏油|下沿擦地}，关门不到位。', '更换地弹簧。'),
  found('engineering.doors_windows', ['gate'], '道闸{抬杆慢|反光条脱落}。', '紧固电机皮带，更换反光条。'),
  found(
    'engineering.lift',
    ['lobby'],
    '{1号梯|2号梯}轿厢照明暗，{风扇有异响|应急对讲有杂音}。',
    '更换轿厢灯和风扇轴承，对讲测试清晰。',
    { scene: 'lift' },
  ),
  found('engineering.electrical', ['plant_room'], '配电箱{门锁坏|防鼠板缺失}。', '更换门锁，加装防鼠板。'),
  found('engineering.electrical', ['roof'], '航空障碍灯{不亮|线管破损}。', '更换灯具并做防水。', { severity: 'major' }),
  found('cleaning.waste', ['waste_station'], '桶{满溢|盖破损}，地面有渗液。', '立即清运，冲洗消毒，更换桶盖。', {
    scene: 'bin',
  }),
  found('cleaning.waste', ['corridor'], '楼梯转角堆放{纸皮|旧床垫}，{无人认领|占用通道}。', '联系住户后清走。', {
    scene: 'bin',
  }),
  found('cleaning.corridor', ['corridor', 'lobby'], '{墙面有小广告|扶手积灰|地面有咖啡渍}。', '已清理。'),
  found('cleaning.washroom', ['washroom'], '{洗手液用完|烘手机不热}。', '补充并检修。'),
  found(
    'cleaning.pests',
    ['plant_room', 'waste_station'],
    '发现{鼠粪|蟑螂}，管线孔洞未封。',
    '封堵孔洞，布设粘鼠板，列入复查。',
  ),
  found('greening.plants', ['plaza'], '花坛{喷灌头断裂|草皮枯黄约三平方米}。', '更换喷头，补植草皮。'),
  found('greening.trees', ['plaza', 'gate'], '树枝{压住路灯|低垂挡住路牌}。', '修剪并清运枝叶。', { scene: 'branch' }),
  found(
    'order.parking',
    ['car_park'],
    '{外来车辆占用固定车位|货车停在消防通道}，已联系车主。',
    '车主已挪车，补放隔离桩。',
    { scene: 'parking' },
  ),
  found('order.access', ['gate'], '门禁{读卡不稳定|电磁锁吸合不牢}，门可推开。', '更换电磁锁，测试二十次正常。'),
  found('order.safety', ['roof'], '天台{发现烟头|有人晾晒遮挡消防设施}。', '清理并张贴告示，加装提示语音。'),
  found('order.safety', ['plaza'], '秋千{链环磨损|坐板松动}，已停用围挡。', '更换链环，检验后恢复使用。', {
    severity: 'major',
  }),
];
