import {
  addShiftInput,
  copyWeekInput,
  editRosterInput,
  onDutyInput,
  removeShiftInput,
  rosterInput,
} from '@linli/domain/rosters';
import {
  addShift,
  copyWeek,
  editRoster,
  getRoster,
  listOnDuty,
  onDutyView,
  removeShift,
  rosterRefView,
  rosterView,
} from '@linli/services/rosters';
import { permitted, router } from '../trpc.ts';

export const officeRosters = router({
  get: permitted('roster.view')
    .input(rosterInput)
    .output(rosterView)
    .query(({ ctx, input }) => getRoster(ctx, input)),
  onDuty: permitted('roster.view')
    .input(onDutyInput)
    .output(onDutyView)
    .query(({ ctx, input }) => listOnDuty(ctx, input)),
  edit: permitted('roster.edit')
    .input(editRosterInput)
    .output(rosterRefView)
    .mutation(({ ctx, input }) => editRoster(ctx, input)),
  copyWeek: permitted('roster.edit')
    .input(copyWeekInput)
    .output(rosterRefView)
    .mutation(({ ctx, input }) => copyWeek(ctx, input)),
  addShift: permitted('shift.edit')
    .input(addShiftInput)
    .output(rosterRefView)
    .mutation(({ ctx, input }) => addShift(ctx, input)),
  removeShift: permitted('shift.edit')
    .input(removeShiftInput)
    .output(rosterRefView)
    .mutation(({ ctx, input }) => removeShift(ctx, input)),
});
