import {
  listReinspectionsInput,
  recordReinspectionInput,
  reinspectionRef,
  reinspectionRuleInput,
  setReinspectionRuleInput,
} from '@linli/domain/reinspections';
import {
  getReinspection,
  getReinspectionRule,
  listReinspections,
  recordReinspection,
  reinspectionDetailView,
  reinspectionPageView,
  reinspectionRefView,
  reinspectionRuleView,
  setReinspectionRule,
} from '@linli/services/reinspections';
import { permitted, router } from '../trpc.ts';

export const officeReinspections = router({
  list: permitted('reinspection.view')
    .input(listReinspectionsInput)
    .output(reinspectionPageView)
    .query(({ ctx, input }) => listReinspections(ctx, input)),
  get: permitted('reinspection.view')
    .input(reinspectionRef)
    .output(reinspectionDetailView)
    .query(({ ctx, input }) => getReinspection(ctx, input)),
  record: permitted('reinspection.record')
    .input(recordReinspectionInput)
    .output(reinspectionRefView)
    .mutation(({ ctx, input }) => recordReinspection(ctx, input)),
  rule: permitted('reinspection.view')
    .input(reinspectionRuleInput)
    .output(reinspectionRuleView)
    .query(({ ctx, input }) => getReinspectionRule(ctx, input)),
  setRule: permitted('reinspection.edit')
    .input(setReinspectionRuleInput)
    .output(reinspectionRuleView.pick({ communityId: true, version: true }))
    .mutation(({ ctx, input }) => setReinspectionRule(ctx, input)),
});
