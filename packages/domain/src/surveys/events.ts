import { type Rooms, room } from '../kernel/index.ts';

/** An answer is heard by everybody at the office who reads the community's surveys (Q4). */
export function roomsOfSurvey(survey: { communityId: string }): Rooms {
  return { portal: [], office: [room.surveys(survey.communityId)] };
}
