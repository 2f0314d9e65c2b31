import { callbackRef, listCallbacksInput, recordCallbackInput } from '@linli/domain/callbacks';
import {
  callbackPageView,
  callbackRefView,
  callbackView,
  getCallback,
  listCallbacks,
  recordCallback,
} from '@linli/services/callbacks';
import { permitted, router } from '../trpc.ts';

export const officeCallbacks = router({
  list: permitted('callback.view')
    .input(listCallbacksInput)
    .output(callbackPageView)
    .query(({ ctx, input }) => listCallbacks(ctx, input)),
  get: permitted('callback.view')
    .input(callbackRef)
    .output(callbackView)
    .query(({ ctx, input }) => getCallback(ctx, input)),
  record: permitted('callback.record')
    .input(recordCallbackInput)
    .output(callbackRefView)
    .mutation(({ ctx, input }) => recordCallback(ctx, input)),
});
