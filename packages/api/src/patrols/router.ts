import { listSignInsInput, signInInput } from '@linli/domain/patrols';
import { listSignIns, signIn, signInPageView, signInRefView } from '@linli/services/patrols';
import { permitted, router } from '../trpc.ts';

export const officePatrols = router({
  list: permitted('patrol.view')
    .input(listSignInsInput)
    .output(signInPageView)
    .query(({ ctx, input }) => listSignIns(ctx, input)),
  signIn: permitted('patrol.sign_in')
    .input(signInInput)
    .output(signInRefView)
    .mutation(({ ctx, input }) => signIn(ctx, input)),
});
