import { newId } from '@linli/db';
import { authorize } from '@linli/domain/access';
import { DomainError, type Position } from '@linli/domain/kernel';
import { metresBetween, roomsOfSignIn, type SignInInput, type Suspicion, suspicionsOf } from '@linli/domain/patrols';
import { type Ctx, notify, type Tx } from '../context/index.ts';
import { inTransaction } from '../tickets/commands/append.ts';

/**
 * P2: a presence at a spot. The server's clock counts; what looks untrue is flagged, not refused (P6).
 * A resent sign-in answers as the first one did (P5).
 * @throws DomainError `spot.not_found`, `access.denied`
 */
export function signIn(ctx: Ctx, input: SignInInput) {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new DomainError('access.denied');
  return inTransaction(ctx.db, async (tx) => {
    const spot = await tx.spot.findUnique({ where: { code: input.code } });
    if (!spot || !actor.communityIds.includes(spot.communityId)) throw new DomainError('spot.not_found');
    authorize(actor, 'patrol.sign_in', spot);
    // One person's sign-ins are ordered, so that two at once see each other when speed is judged.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${actor.staffId}, 0))`;
    const known = await tx.patrolSignIn.findUnique({ where: { clientKey: input.clientKey } });
    if (known) {
      if (known.staffId !== actor.staffId) throw new DomainError('access.denied');
      return { id: known.id, spotId: known.spotId, at: known.at, suspicions: known.suspicions as Suspicion[] };
    }
    const at = ctx.clock();
    const position = input.position ?? null;
    const here = positionOf(spot);
    const row = {
      id: newId(),
      communityId: spot.communityId,
      zoneId: spot.zoneId,
      spotId: spot.id,
      staffId: actor.staffId,
      at,
      lat: position?.lat ?? null,
      lng: position?.lng ?? null,
      distanceM: position && here ? Math.round(metresBetween(position, here)) : null,
      suspicions: suspicionsOf({ at, position }, here, await previousOf(tx, actor.staffId, at)),
      note: input.note,
      clientKey: input.clientKey,
    };
    await tx.patrolSignIn.create({ data: row });
    await notify(tx, roomsOfSignIn(row), { type: 'patrol', id: row.id, seq: 1 });
    return { id: row.id, spotId: spot.id, at, suspicions: row.suspicions };
  });
}

function positionOf(spot: { lat: number | null; lng: number | null }): Position | null {
  return spot.lat !== null && spot.lng !== null ? { lat: spot.lat, lng: spot.lng } : null;
}

async function previousOf(tx: Tx, staffId: string, at: Date) {
  const [row] = await tx.$queryRaw<{ at: Date; lat: number | null; lng: number | null }[]>`
    select si.at, p.lat, p.lng from patrol_sign_in si join spot p on p.id = si.spot_id
    where si.staff_id = ${staffId}::uuid and si.at <= ${at}::timestamptz order by si.at desc, si.id desc limit 1`;
  return row ? { at: row.at, spot: positionOf(row) } : null;
}
