import { newId } from '@linli/db';
import { type Actor, authorize, type StaffRole } from '@linli/domain/access';
import { DomainError, room } from '@linli/domain/kernel';
import {
  type AddStaffInput,
  type CorrectStaffInput,
  isFitToLead,
  rolesToGive,
  type StaffLeftInput,
} from '@linli/domain/people';
import { type Ctx, notify, readIn, type Tx } from '../../context/index.ts';
import { inTransaction } from '../../tickets/commands/append.ts';
import { digestOfStaff, reaches } from '../queries.ts';
import type { StaffRefView } from '../views.ts';
import { openAccounts } from './accounts.ts';
import { handUpFrom } from './dismissal.ts';

type Said = Omit<AddStaffInput, 'communityId'>;
type Post = { id: string; companyId: string; communityId: string };

/**
 * A1: somebody new in a community, with a login of their own.
 * @throws DomainError `access.denied`, and as `requireFit`
 */
export function addStaff(ctx: Ctx, { communityId, ...said }: AddStaffInput): Promise<StaffRefView> {
  return inTransaction(ctx.db, async (tx) => {
    authorize(ctx.actor, 'person.edit', { communityId, zoneId: null });
    const [company] = await tx.$queryRaw<{ id: string }[]>`
      select o.id from community c join region r on r.id = c.region_id join company o on o.id = r.company_id
      where c.id = ${communityId}::uuid for no key update of o`;
    if (!company) throw new DomainError('record.not_found');
    const post = { id: newId(), companyId: company.id, communityId };
    await requireFit(ctx.actor, tx, post, said);
    await tx.staff.create({ data: { ...post, ...rowOf(said) } });
    await openAccounts(readIn(tx), [post.id]);
    return { staffId: post.id };
  });
}

/**
 * A1: somebody as they shall be. Their zones and teams stay, so whoever leads a zone stays a housekeeper (Z1).
 * @throws DomainError `person.role_leads`, and as `requireStaff` and `requireFit`
 */
export function correctStaff(ctx: Ctx, { staffId, digest, ...said }: CorrectStaffInput): Promise<StaffRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const post = await requireStaff(ctx.actor, tx, { staffId, digest });
    await requireFit(ctx.actor, tx, post, said);
    const leads = said.role !== 'housekeeper' && (await tx.zone.count({ where: { housekeeperId: staffId } })) > 0;
    if (leads) throw new DomainError('person.role_leads');
    await tx.staff.update({ where: { id: staffId }, data: rowOf(said) });
    return { staffId };
  });
}

/**
 * T5: somebody has left. What they answer for is handed up, another housekeeper leads their zones, their sessions end, and open
 * sockets are read anew: theirs, their successor's, and those of whoever stood in for them or for whom they stood in.
 * @throws DomainError `person.leads_zone` where nobody who may is named to lead their zones, and as `requireStaff`
 */
export function recordStaffLeft(ctx: Ctx, input: StaffLeftInput): Promise<StaffRefView> {
  return inTransaction(ctx.db, async (tx) => {
    const { id, communityId } = await requireStaff(ctx.actor, tx, input);
    const successors = await succeed(tx, { id, communityId }, input.successorId);
    const leaves = await tx.absence.findMany({
      where: { OR: [{ staffId: id }, { deputyId: id }], state: { in: ['planned', 'confirmed'] } },
    });
    const parties = leaves.flatMap(({ staffId, deputyId, aboveId }) => [staffId, deputyId, aboveId ?? id]);
    await tx.staff.update({ where: { id }, data: { active: false } });
    await tx.session.deleteMany({ where: { account: { staffId: id } } });
    const communities = await handUpFrom(ctx, readIn(tx), [id]);
    const hint = { id, seq: 0 };
    const people = [...new Set([id, ...successors, ...parties])].map(room.staff);
    await notify(tx, { portal: [], office: people }, { type: 'standing_in', ...hint });
    await notify(tx, { portal: [], office: communities.map(room.community) }, { type: 'ticket', ...hint });
    return { staffId: id };
  });
}

/** Z1: gives the zones that somebody leads to another housekeeper; answers who leads them now. */
async function succeed(tx: Tx, leaver: Pick<Post, 'id' | 'communityId'>, successorId?: string): Promise<string[]> {
  const led = { housekeeperId: leaver.id };
  if ((await tx.zone.count({ where: led })) === 0) return [];
  const [next] = successorId
    ? await tx.$queryRaw<{ id: string; active: boolean; communityId: string | null; role: StaffRole }[]>`
        select s.id, s.active, s.community_id as "communityId", s.role from staff s where s.id = ${successorId}::uuid for share`
    : [];
  if (!next || !isFitToLead(next, leaver)) throw new DomainError('person.leads_zone');
  await tx.zone.updateMany({ where: led, data: { housekeeperId: next.id } });
  return [next.id];
}

const rowOf = ({ superiorId, ...words }: Said) => ({
  ...words,
  nameEn: words.nameEn || words.name,
  superiorId: superiorId ?? null,
});

const rolesOf = (actor: Actor): StaffRole[] => (actor.kind === 'staff' ? rolesToGive(actor.role) : []);

/**
 * Locks a person, and first their company, so that no two changes close a circle between them.
 * @throws DomainError `record.not_found`, `access.denied`, `person.changed_meanwhile`
 */
async function requireStaff(actor: Actor, tx: Tx, { staffId, digest }: StaffLeftInput): Promise<Post> {
  const [person] = await tx.$queryRaw<
    { companyId: string; communityId: string | null; role: StaffRole; active: boolean; digest: string }[]
  >`
    select s.company_id as "companyId", s.community_id as "communityId", s.role, s.active, ${digestOfStaff} as digest
    from company o join staff s on s.company_id = o.id where s.id = ${staffId}::uuid for no key update`;
  if (!person?.communityId) throw new DomainError('record.not_found');
  const { companyId, communityId } = person;
  authorize(actor, 'person.edit', { communityId, zoneId: null });
  if (!rolesOf(actor).includes(person.role)) throw new DomainError('access.denied');
  if (!person.active || person.digest !== digest) throw new DomainError('person.changed_meanwhile');
  return { id: staffId, companyId, communityId };
}

/**
 * A role that the actor may give, a telephone of nobody else in service, and a superior who serves the community and does
 * not stand below the person (A1).
 * @throws DomainError `person.role_unfit`, `person.phone_taken`, `person.superior_self`, `person.superior_unfit`, `person.superior_loop`
 */
async function requireFit(actor: Actor, tx: Tx, post: Post, { role, phone, superiorId }: Said): Promise<void> {
  const { id, companyId, communityId } = post;
  if (!rolesOf(actor).includes(role)) throw new DomainError('person.role_unfit');
  const taken = await tx.$queryRaw<unknown[]>`
    select 1 from staff s where s.company_id = ${companyId}::uuid and s.active and s.id <> ${id}::uuid
      and regexp_replace(s.phone, '[^0-9+]', '', 'g') = ${phone} limit 1`;
  if (taken.length > 0) throw new DomainError('person.phone_taken');
  if (!superiorId) return;
  if (superiorId === id) throw new DomainError('person.superior_self');
  const [superior] = await tx.$queryRaw<{ fits: boolean; isBelow: boolean }[]>`
    with recursive chain as (
      select s.id, s.superior_id from staff s where s.id = ${superiorId}::uuid
      union select u.id, u.superior_id from chain c join staff u on u.id = c.superior_id
    )
    select s.active and ${reaches} as fits, exists (select 1 from chain where chain.id = ${id}::uuid) as "isBelow"
    from staff s, community c join region r on r.id = c.region_id
    where s.id = ${superiorId}::uuid and c.id = ${communityId}::uuid`;
  if (!superior?.fits) throw new DomainError('person.superior_unfit');
  if (superior.isBelow) throw new DomainError('person.superior_loop');
}
