import type { ResidentActor } from '@linli/domain/access';
import type { Relation } from '@linli/domain/people';
import type { Estate, Unit } from './estate.ts';
import type { Random } from './random.ts';

export type Member = { id: string; name: string; phone: string; relation: Relation; actor: ResidentActor };
export type Home = { id: string; unit: Unit; english: boolean; members: Member[] };

const surnames = [
  ...'陈林黄张李王吴刘蔡杨许郑谢郭洪邱曾廖赖徐周叶苏庄吕江何萧罗高潘简朱钟彭游詹胡施沈余赵卢梁颜柯孙魏翁戴范宋方邓杜傅侯曹薛丁卓马董温唐石',
];
const givenNames = [
  '嘉怡',
  '志明',
  '美玲',
  '家豪',
  '淑芬',
  '子轩',
  '雅婷',
  '伟强',
  '丽华',
  '俊杰',
  '思琪',
  '文杰',
  '晓彤',
  '建业',
  '佩珊',
  '浩然',
  '敏仪',
  '国栋',
  '慧敏',
  '永安',
  '秀珍',
  '泽宇',
  '婉婷',
  '启明',
  '玉珍',
  '天佑',
  '欣怡',
  '锦荣',
  '凤仪',
  '柏林',
  '静雯',
  '德华',
  '雨桐',
  '少芬',
  '绍文',
  '乐瑶',
  '伯年',
  '若晴',
  '承恩',
  '月娥',
  '宗翰',
  '诗涵',
  '耀辉',
  '婷',
  '磊',
  '洁',
  '凯',
  '琳',
];
/** A few households write in English. */
const englishFamilies = [
  ['Emily Carter', 'Daniel Carter'],
  ['Priya Nair', 'Arjun Nair'],
  ['Maria Santos', 'Jose Santos'],
  ['Thomas Weber'],
  ['Grace Wong', 'Henry Wong'],
  ['Aisha Rahman', 'Imran Rahman'],
  ['Olivia Brown'],
  ['Kenji Sato', 'Yuki Sato'],
  ['Nur Aini'],
  ['Samuel Osei', 'Abena Osei'],
];

const sizes = [1, 2, 2, 3, 3, 3, 4, 4];
export const householdCount = 300;

/** About three hundred invented households; every member has an account. */
export function buildHomes(random: Random, estate: Estate): Home[] {
  let calls = 0;
  const phone = () => `100${String(1_000_000 + 37 * ++calls).padStart(8, '0')}`;
  const chosen = new Set(random.shuffle(estate.units).slice(0, householdCount));
  const english = new Set(random.shuffle([...chosen]).slice(0, englishFamilies.length));
  let families = 0;
  return estate.units
    .filter((unit) => chosen.has(unit))
    .map((unit) => {
      const home = { id: random.id(estate.founded), unit, english: english.has(unit) };
      const tenants = random.chance(0.22);
      const names = home.english ? (englishFamilies[families++] ?? []) : chineseNames(random);
      const members = names.map((name, index): Member => {
        const person = { id: random.id(estate.founded), name, phone: phone() };
        return {
          ...person,
          relation: tenants ? 'tenant' : index === 0 ? 'owner' : 'family',
          actor: {
            kind: 'resident',
            accountId: random.id(estate.founded),
            memberId: person.id,
            householdId: home.id,
            unitId: unit.id,
            communityId: estate.community.id,
            zoneId: unit.building.zoneId,
            name: person.name,
            phone: person.phone,
          },
        };
      });
      return { ...home, members };
    });
}

/** Two surnames a household at most: a couple, and children named after one of them. */
function chineseNames(random: Random): string[] {
  const [first, second] = [random.pick(surnames), random.pick(surnames)];
  const given = random.shuffle(givenNames);
  return Array.from(
    { length: random.pick(sizes) },
    (_, index) => `${index === 1 ? second : first}${given[index] ?? '安'}`,
  );
}
