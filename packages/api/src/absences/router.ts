import { absenceInput, enterAbsenceInput, listAbsencesInput } from '@linli/domain/absences';
import {
  absenceRefView,
  absencesView,
  confirmAbsence,
  endAbsence,
  endedAbsenceView,
  enterAbsence,
  listAbsences,
} from '@linli/services/absences';
import { permitted, router } from '../trpc.ts';

export const officeAbsences = router({
  list: permitted('absence.view')
    .input(listAbsencesInput)
    .output(absencesView)
    .query(({ ctx, input }) => listAbsences(ctx, input)),
  enter: permitted('absence.edit')
    .input(enterAbsenceInput)
    .output(absenceRefView)
    .mutation(({ ctx, input }) => enterAbsence(ctx, input)),
  confirm: permitted('absence.confirm')
    .input(absenceInput)
    .output(absenceRefView)
    .mutation(({ ctx, input }) => confirmAbsence(ctx, input)),
  end: permitted('absence.edit')
    .input(absenceInput)
    .output(endedAbsenceView)
    .mutation(({ ctx, input }) => endAbsence(ctx, input)),
});
