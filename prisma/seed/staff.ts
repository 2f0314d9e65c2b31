import type { StaffActor, StaffRole } from '@linli/domain/access';
import type { CategoryRoot } from '@linli/domain/tickets';
import type { Estate } from './estate.ts';
import type { Random } from './random.ts';

/** A person of the staff with what they may see; all of them invented. */
export type StaffMember = {
  id: string;
  regionId: string | null;
  communityId: string | null;
  superiorId: string | null;
  role: StaffRole;
  trades: CategoryRoot[];
  name: string;
  nameEn: string;
  phone: string;
  title: string;
  /** Zones led. */
  leads: string[];
  /** Zones supported (Z2). */
  supports: string[];
  actor: StaffActor;
};

type Plan = {
  key: string;
  role: StaffRole;
  name: string;
  nameEn: string;
  title: string;
  under: string | null;
  trades?: CategoryRoot[];
  leads?: number;
  supports?: number[];
};

const all = [0, 1, 2];

/** The chain of direct superiors (A1) in one table: company, region, centre, departments, teams. */
const plans: Plan[] = [
  { key: 'region', role: 'regional_manager', name: '梁永康', nameEn: 'Liang Yongkang', title: '区域经理', under: null },
  { key: 'quality', role: 'quality', name: '沈若兰', nameEn: 'Shen Ruolan', title: '品质督导', under: null },
  { key: 'admin', role: 'administrator', name: '许志远', nameEn: 'Xu Zhiyuan', title: '系统管理员', under: null },
  { key: 'director', role: 'director', name: '周文博', nameEn: 'Zhou Wenbo', title: '服务中心主任', under: 'region' },
  {
    key: 'works',
    role: 'department_head',
    name: '郑国梁',
    nameEn: 'Zheng Guoliang',
    title: '工程部主管',
    under: 'director',
    trades: ['engineering'],
    supports: all,
  },
  {
    key: 'grounds',
    role: 'department_head',
    name: '林秀云',
    nameEn: 'Lin Xiuyun',
    title: '环境秩序部主管',
    under: 'director',
    trades: ['cleaning', 'greening', 'order'],
    supports: all,
  },
  {
    key: 'desk1',
    role: 'front_desk',
    name: '何静',
    nameEn: 'He Jing',
    title: '前台客服',
    under: 'director',
    trades: ['fees'],
  },
  {
    key: 'desk2',
    role: 'front_desk',
    name: '杨柳',
    nameEn: 'Yang Liu',
    title: '前台客服',
    under: 'director',
    trades: ['fees'],
  },
  {
    key: 'keeper0',
    role: 'housekeeper',
    name: '陈晓梅',
    nameEn: 'Chen Xiaomei',
    title: '乐善片区管家',
    under: 'director',
    leads: 0,
  },
  {
    key: 'keeper1',
    role: 'housekeeper',
    name: '刘思远',
    nameEn: 'Liu Siyuan',
    title: '喜欢片区管家',
    under: 'director',
    leads: 1,
  },
  {
    key: 'keeper2',
    role: 'housekeeper',
    name: '赵雪',
    nameEn: 'Zhao Xue',
    title: '和园片区管家',
    under: 'director',
    leads: 2,
  },
  {
    key: 'repairs',
    role: 'team_leader',
    name: '吴建华',
    nameEn: 'Wu Jianhua',
    title: '维修班长',
    under: 'works',
    trades: ['engineering'],
    supports: all,
  },
  {
    key: 'clean',
    role: 'team_leader',
    name: '孙丽萍',
    nameEn: 'Sun Liping',
    title: '保洁班长',
    under: 'grounds',
    trades: ['cleaning', 'greening'],
    supports: all,
  },
  {
    key: 'guard',
    role: 'team_leader',
    name: '黄海峰',
    nameEn: 'Huang Haifeng',
    title: '秩序班长',
    under: 'grounds',
    trades: ['order'],
    supports: all,
  },
  {
    key: 'trade1',
    role: 'tradesperson',
    name: '张建平',
    nameEn: 'Zhang Jianping',
    title: '水暖工',
    under: 'repairs',
    trades: ['engineering'],
    supports: [0],
  },
  {
    key: 'trade2',
    role: 'tradesperson',
    name: '李明辉',
    nameEn: 'Li Minghui',
    title: '电工',
    under: 'repairs',
    trades: ['engineering'],
    supports: [0, 1],
  },
  {
    key: 'trade3',
    role: 'tradesperson',
    name: '王志刚',
    nameEn: 'Wang Zhigang',
    title: '综合维修工',
    under: 'repairs',
    trades: ['engineering'],
    supports: [1],
  },
  {
    key: 'trade4',
    role: 'tradesperson',
    name: '马俊杰',
    nameEn: 'Ma Junjie',
    title: '综合维修工',
    under: 'repairs',
    trades: ['engineering'],
    supports: [2],
  },
  {
    key: 'clean1',
    role: 'cleaner',
    name: '罗春燕',
    nameEn: 'Luo Chunyan',
    title: '保洁员',
    under: 'clean',
    trades: ['cleaning'],
    supports: [0],
  },
  {
    key: 'clean2',
    role: 'cleaner',
    name: '谢玉兰',
    nameEn: 'Xie Yulan',
    title: '保洁员',
    under: 'clean',
    trades: ['cleaning'],
    supports: [1],
  },
  {
    key: 'clean3',
    role: 'cleaner',
    name: '唐小慧',
    nameEn: 'Tang Xiaohui',
    title: '保洁员',
    under: 'clean',
    trades: ['cleaning'],
    supports: [2],
  },
  {
    key: 'green1',
    role: 'cleaner',
    name: '曾桂芳',
    nameEn: 'Zeng Guifang',
    title: '绿化养护员',
    under: 'clean',
    trades: ['greening'],
    supports: all,
  },
  {
    key: 'guard1',
    role: 'order_guard',
    name: '韩磊',
    nameEn: 'Han Lei',
    title: '秩序员',
    under: 'guard',
    trades: ['order'],
    supports: [0],
  },
  {
    key: 'guard2',
    role: 'order_guard',
    name: '冯涛',
    nameEn: 'Feng Tao',
    title: '秩序员',
    under: 'guard',
    trades: ['order'],
    supports: [1],
  },
  {
    key: 'guard3',
    role: 'order_guard',
    name: '邓斌',
    nameEn: 'Deng Bin',
    title: '秩序员',
    under: 'guard',
    trades: ['order'],
    supports: [2],
  },
  {
    key: 'guard4',
    role: 'order_guard',
    name: '彭勇',
    nameEn: 'Peng Yong',
    title: '夜班秩序员',
    under: 'guard',
    trades: ['order'],
    supports: all,
  },
];

export function buildStaff(random: Random, estate: Estate): StaffMember[] {
  const ids = new Map(plans.map(({ key }) => [key, random.id(estate.founded)]));
  const zoneIds = (indexes: readonly number[]) =>
    estate.zones.filter((_, index) => indexes.includes(index)).map(({ id }) => id);
  return plans.map((plan, index) => {
    const id = ids.get(plan.key) ?? '';
    const onSite = !['regional_manager', 'quality', 'administrator'].includes(plan.role);
    const leads = zoneIds(plan.leads === undefined ? [] : [plan.leads]);
    const supports = zoneIds(plan.supports ?? []);
    return {
      id,
      regionId: plan.role === 'regional_manager' ? estate.region.id : null,
      communityId: onSite ? estate.community.id : null,
      superiorId: plan.under === null ? null : (ids.get(plan.under) ?? null),
      role: plan.role,
      trades: plan.trades ?? [],
      name: plan.name,
      nameEn: plan.nameEn,
      // Eleven digits in a range that no network assigns.
      phone: `1000000${String(100 + index).padStart(4, '0')}`,
      title: plan.title,
      leads,
      supports,
      actor: {
        kind: 'staff',
        accountId: random.id(estate.founded),
        staffId: id,
        role: plan.role,
        name: plan.name,
        zoneIds: [...leads, ...supports],
        teamIds: [],
        communityIds: [estate.community.id],
        standsInFor: [],
        peopleBelow: [],
      },
    };
  });
}
