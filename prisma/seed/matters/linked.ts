import { atHome, type Matter } from './matter.ts';

const leak = (text: string, done: string): Matter => atHome('repair', 'engineering.plumbing', text, done);

/** What belongs together (T3). */
export const linkedRepairs = {
  whole: leak(
    '卫生间楼上漏下来的水把吊顶泡坏了，灯也不亮，墙面起皮，请一起处理。',
    '楼上地漏防水已重做，闭水试验二十四小时不漏。',
  ),
  part: atHome('repair', 'engineering.masonry', '卫生间墙面起皮发霉，等不漏了再修补。', '铲除霉层，批灰刷防霉漆。'),
  mended: atHome('repair', 'engineering.lighting', '卫生间吸顶灯进水，不亮了。', '更换吸顶灯，测试绝缘正常。'),
  cause: leak('厨房立管从早上开始渗水，地上一滩，楼上楼下可能都有。', '更换三米立管，逐户试水正常。'),
  same: leak('厨房立管往外渗水，柜子底下都湿了。', '立管已整段更换，清理积水。'),
} as const;
