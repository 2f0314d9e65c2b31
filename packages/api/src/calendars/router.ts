import {
  addCalendarInput,
  calendarsInput,
  removeCalendarInput,
  setCalendarDayInput,
  setCalendarWeekInput,
  withdrawCalendarWeekInput,
} from '@linli/domain/calendars';
import {
  addCalendar,
  calendarRefView,
  calendarsView,
  getCalendars,
  removeCalendar,
  setCalendarDay,
  setCalendarWeek,
  withdrawCalendarWeek,
} from '@linli/services/calendars';
import { permitted, router } from '../trpc.ts';

/** When clocks run (T8): read by all who work there, changed by those who answer for the norms. */
export const officeCalendars = router({
  get: permitted('clocks.view')
    .input(calendarsInput)
    .output(calendarsView)
    .query(({ ctx, input }) => getCalendars(ctx, input)),
  add: permitted('clocks.edit')
    .input(addCalendarInput)
    .output(calendarRefView)
    .mutation(({ ctx, input }) => addCalendar(ctx, input)),
  set_week: permitted('clocks.edit')
    .input(setCalendarWeekInput)
    .output(calendarRefView)
    .mutation(({ ctx, input }) => setCalendarWeek(ctx, input)),
  withdraw_week: permitted('clocks.edit')
    .input(withdrawCalendarWeekInput)
    .output(calendarRefView)
    .mutation(({ ctx, input }) => withdrawCalendarWeek(ctx, input)),
  set_day: permitted('clocks.edit')
    .input(setCalendarDayInput)
    .output(calendarRefView)
    .mutation(({ ctx, input }) => setCalendarDay(ctx, input)),
  remove: permitted('clocks.edit')
    .input(removeCalendarInput)
    .output(calendarRefView)
    .mutation(({ ctx, input }) => removeCalendar(ctx, input)),
});
