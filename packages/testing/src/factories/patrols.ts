import { newId } from '@linli/db';
import type { SignInInput } from '@linli/domain/patrols';
import { signIn } from '@linli/services/patrols';
import type { Team } from './actors.ts';

/** A presence of the team's tradesperson at the first zone's spot. */
export function createSignIn(team: Team, given: Partial<SignInInput> = {}) {
  const input = { code: team.place.zone.spotCode, clientKey: newId(), note: '', ...given };
  return signIn(team.tradesperson.ctx, input);
}
