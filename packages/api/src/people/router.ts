import {
  addStaffInput,
  correctStaffInput,
  listHouseholdsInput,
  staffLeftInput,
  staffRecordInput,
} from '@linli/domain/people';
import {
  addStaff,
  correctStaff,
  getMe,
  getStaffRecord,
  householdPageView,
  listHouseholds,
  listStaff,
  meView,
  recordStaffLeft,
  staffRecordView,
  staffRefView,
  staffView,
} from '@linli/services/people';
import { z } from 'zod';
import { permitted, router } from '../trpc.ts';

export const officePeople = router({
  me: permitted('person.view')
    .output(meView)
    .query(({ ctx }) => getMe(ctx)),
  staff: permitted('person.view')
    .output(z.array(staffView))
    .query(({ ctx }) => listStaff(ctx)),
  record: permitted('person.edit')
    .input(staffRecordInput)
    .output(staffRecordView)
    .query(({ ctx, input }) => getStaffRecord(ctx, input)),
  add: permitted('person.edit')
    .input(addStaffInput)
    .output(staffRefView)
    .mutation(({ ctx, input }) => addStaff(ctx, input)),
  correct: permitted('person.edit')
    .input(correctStaffInput)
    .output(staffRefView)
    .mutation(({ ctx, input }) => correctStaff(ctx, input)),
  left: permitted('person.edit')
    .input(staffLeftInput)
    .output(staffRefView)
    .mutation(({ ctx, input }) => recordStaffLeft(ctx, input)),
  households: permitted('household.view')
    .input(listHouseholdsInput)
    .output(householdPageView)
    .query(({ ctx, input }) => listHouseholds(ctx, input)),
});
