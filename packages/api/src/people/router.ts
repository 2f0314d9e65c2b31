import { listHouseholdsInput } from '@linli/domain/people';
import { getMe, householdPageView, listHouseholds, listStaff, meView, staffView } from '@linli/services/people';
import { z } from 'zod';
import { permitted, router } from '../trpc.ts';

export const officePeople = router({
  me: permitted('person.view')
    .output(meView)
    .query(({ ctx }) => getMe(ctx)),
  staff: permitted('person.view')
    .output(z.array(staffView))
    .query(({ ctx }) => listStaff(ctx)),
  households: permitted('household.view')
    .input(listHouseholdsInput)
    .output(householdPageView)
    .query(({ ctx, input }) => listHouseholds(ctx, input)),
});
