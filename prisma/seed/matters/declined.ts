import { atHome, type Matter, outside } from './matter.ts';

/** What is not the estate's to do; `done` is the reason that the resident reads. */
export const declined: readonly Matter[] = [
  atHome(
    'repair',
    'engineering.electrical',
    '家里{洗衣机不转了|冰箱不制冷}，能派人修吗？',
    '自购电器不在物业维修范围，已把厂家售后电话发给您。',
  ),
  atHome(
    'repair',
    'other',
    '家里宽带断网两天了，麻烦处理。',
    '宽带由运营商维护，弱电间已检查正常，请拨运营商客服，需要开门我们配合。',
  ),
  outside(
    'repair',
    'engineering.lighting',
    ['gate'],
    '门口马路上的路灯不亮，过马路危险。',
    '该路灯属市政道路，已代您转报市政热线。',
  ),
  atHome(
    'complaint',
    'order.noise',
    '楼上{周三下午|工作日上午}装修电钻声很大。',
    '经核实在约定的装修时段内，且已备案；我们会提醒提前张贴告示。',
  ),
  outside(
    'complaint',
    'order.parking',
    ['gate'],
    '门口马路边停满了车，公交都进不来。',
    '属公共道路，已转报交通部门，并在出入口加派疏导。',
  ),
];
