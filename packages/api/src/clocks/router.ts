import { closeClocksInput, endClosureInput } from '@linli/domain/calendars';
import { clockPolicyChangeInput, clockSettingsRef } from '@linli/domain/clocks';
import { closeClocks, closureRefView, closureView, endClosure, listClosures } from '@linli/services/calendars';
import {
  changeClockPolicy,
  changedPolicyView,
  clockSettingsView,
  listClockPolicies,
  policyPreviewView,
  previewClockPolicy,
} from '@linli/services/clocks';
import { z } from 'zod';
import { permitted, router } from '../trpc.ts';

/** What clocks run by (T8): read by all who work there, changed by those who answer for it. */
export const officeClocks = router({
  policies: permitted('clocks.view')
    .input(clockSettingsRef)
    .output(clockSettingsView)
    .query(({ ctx, input }) => listClockPolicies(ctx, input)),
  change: permitted('clocks.edit')
    .input(clockPolicyChangeInput)
    .output(changedPolicyView)
    .mutation(({ ctx, input }) => changeClockPolicy(ctx, input)),
  preview: permitted('clocks.edit')
    .input(clockPolicyChangeInput)
    .output(policyPreviewView)
    .query(({ ctx, input }) => previewClockPolicy(ctx, input)),
  closures: permitted('clocks.view')
    .input(clockSettingsRef)
    .output(z.array(closureView))
    .query(({ ctx, input }) => listClosures(ctx, input)),
  close: permitted('clocks.edit')
    .input(closeClocksInput)
    .output(closureRefView)
    .mutation(({ ctx, input }) => closeClocks(ctx, input)),
  end_closure: permitted('clocks.edit')
    .input(endClosureInput)
    .output(closureRefView)
    .mutation(({ ctx, input }) => endClosure(ctx, input)),
});
