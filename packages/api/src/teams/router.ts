import { listTeamsInput, removeTeamInput, saveTeamInput, setCapInput } from '@linli/domain/teams';
import { listTeams, removeTeam, saveTeam, setOpenWorkCap, teamRefView, teamsView } from '@linli/services/teams';
import { permitted, router } from '../trpc.ts';

export const officeTeams = router({
  list: permitted('team.view')
    .input(listTeamsInput)
    .output(teamsView)
    .query(({ ctx, input }) => listTeams(ctx, input)),
  save: permitted('team.edit')
    .input(saveTeamInput)
    .output(teamRefView)
    .mutation(({ ctx, input }) => saveTeam(ctx, input)),
  remove: permitted('team.edit')
    .input(removeTeamInput)
    .output(teamRefView)
    .mutation(({ ctx, input }) => removeTeam(ctx, input)),
  setCap: permitted('team.edit')
    .input(setCapInput)
    .output(teamRefView)
    .mutation(({ ctx, input }) => setOpenWorkCap(ctx, input)),
});
