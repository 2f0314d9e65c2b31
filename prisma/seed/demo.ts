import { buildAbsences } from './absences.ts';
import { createAlarms } from './alarms.ts';
import { buildCalendars } from './calendars.ts';
import { buildEstate } from './estate.ts';
import { buildSignIns } from './patrols.ts';
import { planMonth } from './plans.ts';
import { createRandom } from './random.ts';
import { reinspectFindings } from './reinspections.ts';
import { buildHomes } from './residents.ts';
import { buildRoster } from './rosters.ts';
import { buildStaff } from './staff.ts';
import { buildSurveys } from './surveys.ts';
import { buildTeams } from './teams.ts';
import { playOut } from './tickets.ts';

/** The whole demo in memory, a pure function of the moment it ends at. */
export type Demo = ReturnType<typeof buildDemo>;

export function buildDemo(now: Date) {
  const random = createRandom(20_100_714);
  const estate = buildEstate(random, now);
  const staff = buildStaff(random, estate);
  const teams = buildTeams(estate, staff);
  const homes = buildHomes(random, estate);
  const signIns = buildSignIns({ random, now, estate, staff });
  const absences = buildAbsences({ now, estate, staff });
  const alarms = createAlarms({ estate, staff, absences });
  const dossiers = playOut({ random, now, estate, staff, teams, alarms }, planMonth({ random, now, homes, signIns }));
  const surveys = buildSurveys({ random, now, estate, homes });
  const roster = buildRoster({ random, now, estate, staff });
  const calendars = buildCalendars({ now, estate, staff });
  const reinspections = reinspectFindings({ random, now, estate, staff }, dossiers);
  for (const dossier of dossiers) dossier.catchUp();
  return {
    ...{ estate, staff, teams, absences, calendars, homes, signIns, dossiers, reinspections, roster, now, random },
    ...surveys,
  };
}
