import type { Actor, ResidentActor, StaffActor } from '@linli/domain/access';
import type { CallbackOutcome } from '@linli/domain/callbacks';
import type { LinkKind } from '@linli/domain/links';
import { type Area, type DisagreementGround, type HoldReason, type Rating, ratings } from '@linli/domain/tickets';
import { inWorkingHours, plusDays, plusMinutes } from './calendar.ts';
import type { Dossier } from './dossier.ts';
import type { Matter } from './matters/index.ts';
import type { Random } from './random.ts';
import type { StaffMember } from './staff.ts';
import { callWords, holds, ratingWords, words } from './words.ts';

/** Staff work by day and evening, the desk and residents answer until late; urgent matters go on at night. */
const hours = {
  staff: { opens: 8, closes: 21.5 },
  desk: { opens: 7.2, closes: 22.8 },
  resident: { opens: 7, closes: 22 },
};

/** What a matter may wait for: nobody waits for the weather inside. */
const waits: Record<Area, readonly HoldReason[]> = {
  private: ['parts', 'resident'],
  public: ['parts', 'third_party', 'weather'],
};

/** Whom a matter meets, and how its time passes. */
export type Cast = {
  dossier: Dossier;
  matter: Matter;
  random: Random;
  /** Steers it: the zone's housekeeper, or the finder of a patrol finding. */
  steers: StaffActor;
  works: StaffMember;
  /** T7: whom the next zone could lend. */
  helper: { person: StaffMember; zone: { id: string; name: string; nameEn: string }; lender: StaffMember } | null;
  /** To whom it is handed over, where it is (T5). */
  colleague: StaffMember;
  /** Who goes along, and on whose board it can be put (T7). */
  along: StaffMember | null;
  team: { id: string; name: string; nameEn: string } | null;
  resident: ResidentActor | null;
  director: StaffActor;
  /** Z2: who disagrees with an order, and who settles that. */
  head: StaffActor;
  arbiter: StaffMember;
  /** Moments of the steps, when they are laid out beforehand; else working hours and chance decide. */
  moments: Date[] | null;
};

/** The words of one story: each takes one step, at a believable time after the step before. */
export function tell(cast: Cast) {
  const { dossier, matter, random, steers, works, along, team, colleague, resident, director, moments } = cast;
  const { head, arbiter, helper } = cast;
  const reporter: Actor = resident ?? steers;
  let at = dossier.row.createdAt as Date;
  const say = ({ zh, en }: { zh: readonly string[]; en: readonly string[] }) =>
    random.vary(random.pick(matter.english ? en : zh));
  const urgent = matter.severity !== 'normal';

  const pass = (low: number, high: number, whose: keyof typeof hours = 'staff') => {
    const planned = moments?.shift();
    const free = plusMinutes(at, random.between(low, high));
    const late = random.between(2, 35);
    if (planned) at = planned;
    else if (urgent) at = free;
    else at = inWorkingHours(free, hours[whose].opens * 60, hours[whose].closes * 60, late);
    return at;
  };

  const accept = (low = 3, high = 28) => {
    const acceptedAt = urgent ? pass(2, 11) : pass(low, high, 'desk');
    dossier.act('accept', steers, acceptedAt, { note: say(words.accept) });
    if (!moments && random.chance(0.3)) dossier.talk('noted', steers, pass(1, 9), say(words.note));
    if (!moments && resident && random.chance(0.4)) {
      dossier.talk('replied', steers, pass(2, 15), say(words.reply));
      if (random.chance(0.35)) dossier.talk('replied', resident, pass(3, 60, 'resident'), say(words.thanks));
    }
  };
  const dispatch = (low = 4, high = 40) => {
    const input = { assigneeId: works.id, note: say(words.dispatch) };
    dossier.act('dispatch', steers, pass(low, high), input, { assignee: { name: works.name, nameEn: works.nameEn } });
  };
  const take = () => dossier.act('take', works.actor, pass(2, 20), { note: say(words.take) });
  const arrive = (low = 15, high = 150) =>
    dossier.act('arrive', works.actor, urgent ? pass(4, 15) : pass(low, high), { note: '' });
  const finish = (low = 15, high = 110) => {
    dossier.act('finish', works.actor, pass(low, high), { note: matter.done, photoIds: [] });
    if (matter.scene) dossier.photograph(works.actor, matter.scene, 'after');
  };
  const settle = (note = matter.done, low = 15, high = 240) =>
    dossier.act('settle', steers, pass(low, high), { note, photoIds: [] });
  const verify = (low = 15, high = 200) =>
    dossier.act('verify', steers, pass(low, high), { note: say(words.verify), photoIds: [] });
  const sendBack = () => dossier.act('send_back', steers, pass(20, 120), { note: say(words.sendBack) });
  const confirm = (rating: Rating = pickRating(random)) => {
    if (resident)
      dossier.act('confirm', resident, pass(20, 2000, 'resident'), { rating, words: say(ratingWords[rating]) });
    else silence();
  };
  /** T9: three days without a word confirm. */
  const silence = () => {
    // Where nobody was there to ask it has ended already.
    if (dossier.row.status === 'closed') return;
    at = plusDays(at, 3);
    dossier.act('close', { kind: 'system', reason: 'silent confirmation' }, at, { note: '' });
    if (resident && random.chance(0.25)) {
      const rating = pickRating(random);
      dossier.act('rate', resident, pass(60, 3000, 'resident'), { rating, words: say(ratingWords[rating]) });
    }
  };
  const hold = (days: number, reason: HoldReason = random.pick(waits[matter.area])) => {
    const by = dossier.row.status === 'under_way' ? works.actor : steers;
    const heldAt = pass(10, 60);
    const until = plusMinutes(plusDays(heldAt, days), random.between(0, 180));
    dossier.act('hold', by, heldAt, { reason, until, note: say(holds[reason]) });
  };
  /** The part comes, or the promised time does (T3). */
  const resume = (low = 300, high = 1300) => {
    const free = pass(low, high);
    const until = dossier.row.holdUntil as Date | null;
    const ranOut = until !== null && free >= until;
    if (ranOut) at = until;
    // C3: whoever goes on before the time says so to the resident.
    const [note = ''] = matter.english ? words.resume.en : words.resume.zh;
    if (ranOut) dossier.act('resume', { kind: 'system', reason: 'promised time reached' }, at, { note: '' });
    else dossier.act('resume', steers, at, { note });
  };
  const reopen = () =>
    dossier.act('reopen', reporter, pass(600, 2600, 'resident'), { note: say(words.reopen), photoIds: [] });
  const reject = () => dossier.act('reject', steers, pass(10, 200), { note: matter.done });
  const cancel = () =>
    dossier.act('cancel', reporter, pass(5, 400, 'resident'), {
      note: say(matter.area === 'public' ? words.cancelOutside : words.cancel),
    });
  const merge = (into: Dossier) => {
    dossier.act('merge', steers, pass(4, 30), { intoNumber: into.row.number, note: say(words.merge) });
    dossier.mergedInto(into);
  };
  const call = (outcome: CallbackOutcome, low = 90, high = 1300) =>
    dossier.callBack(director, pass(low, high), outcome, say(callWords[outcome]));
  /** B1: nobody who is owed a call waits for ever; a few wait too long. */
  const callWhoIsOwed = () => {
    for (let left = 2; left > 0 && !random.chance(0.08); left--)
      call(random.chance(0.6) ? 'satisfied' : 'fairly_satisfied');
  };
  const wait = (low: number, high: number) => {
    at = plusMinutes(at, random.between(low, high));
  };
  const guide = () => settle(say(words.guide), 5, 25);
  const offer = () =>
    dossier.offer(
      steers,
      colleague,
      pass(10, 60),
      '下周起我去总部培训十天，这户的后续请您接着跟，照片和约定都在经过里。',
    );
  const post = () => {
    if (!team) return;
    const input = { teamId: team.id, note: '请就近的同事接一下，住户在家。' };
    dossier.act('post', steers, pass(5, 30), input, { team });
  };
  const giveBack = () => {
    const note = '管井里有燃气味，已疏散，请先联系燃气公司再派人。';
    dossier.act('return', works.actor, pass(5, 30), { reason: 'unsafe', note });
  };
  const sendTogether = () => {
    const input = { assigneeId: works.id, note: '要抬主机，两个人一起去。' };
    const companions = along ? [along] : [];
    dossier.act('dispatch', steers, pass(5, 30), input, { assignee: works, companions });
  };
  const borrow = () => {
    if (!helper) return;
    const { person, zone, lender } = helper;
    const input = { assigneeId: person.id, note: '我们片区的师傅都在别处抢修，想请您那边支援一下。' };
    const lending = { zoneId: zone.id, name: zone.name, nameEn: zone.nameEn, lenderId: lender.id };
    dossier.act('dispatch', steers, pass(5, 30), input, { assignee: person, lending });
  };
  const hangUnder = (parent: Dossier, link: LinkKind) => dossier.hangUnder(parent, link, steers);
  const disagree = (ground: DisagreementGround) =>
    dossier.disagree(
      head,
      arbiter,
      pass(5, 30),
      ground,
      ground === 'judgement'
        ? '这户上周刚修过同一处，应先请原班组复查，再决定是否换人。'
        : '配电间积水未排，现在带电作业有触电危险，请先断电排水。',
    );
  const work = () => {
    dispatch();
    take();
    arrive();
    finish();
  };
  return {
    accept,
    dispatch,
    take,
    arrive,
    finish,
    settle,
    verify,
    sendBack,
    confirm,
    silence,
    hold,
    resume,
    reopen,
    reject,
    cancel,
    merge,
    call,
    callWhoIsOwed,
    wait,
    guide,
    offer,
    post,
    giveBack,
    sendTogether,
    borrow,
    hangUnder,
    disagree,
    work,
  };
}

export type Story = ReturnType<typeof tell>;

function pickRating(random: Random): Rating {
  const [satisfied, fairly, dissatisfied] = ratings;
  const luck = random.next();
  return luck < 0.72 ? satisfied : luck < 0.93 ? fairly : dissatisfied;
}
