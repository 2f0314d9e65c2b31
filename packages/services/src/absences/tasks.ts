import type { Db } from '@linli/db';
import { hintOfStandingIn } from '@linli/domain/absences';
import { notify } from '../context/index.ts';

/** What the worker can do for leave (T5). */
export function absenceTasks(db: Db) {
  return {
    /** The time of a leave has come or is over: the sockets of both are looked at anew. Once more does no harm. */
    tell_standing_in: async ({ absenceId }: { absenceId: string }) => {
      const absence = await db.prisma.absence.findUnique({ where: { id: absenceId } });
      if (absence) await db.prisma.$transaction((tx) => notify(tx, ...hintOfStandingIn(absence)));
    },
  };
}
