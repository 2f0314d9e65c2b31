import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createAuth } from '@linli/auth';
import { type Db, newId } from '@linli/db';
import { type Figure, ratePerSecond, rounded } from './figures.ts';
import { matter, middle } from './intake.ts';

/** Until it grows no faster, as a server is that has been up for a while: two stretches that are no better than the best, at most a minute. */
async function warmUp(call: () => Promise<unknown>): Promise<void> {
  let best = 0;
  for (let stretch = 0, flat = 0; stretch < 30 && flat < 2; stretch++) {
    const rate = await ratePerSecond(8, 2, call);
    flat = rate < best * 1.03 ? flat + 1 : 0;
    best = Math.max(best, rate);
  }
}

/**
 * Tickets a second at 8 clients through HTTP, with session, validation and authorization, beside a bare Node server
 * that inserts the same rows.
 */
export async function intakeHttp(db: Db, databaseUrl: string, officeUrl: string): Promise<Figure> {
  const { rows } = await db.pool.query<{ id: string; communityId: string; unitId: string; zoneId: string }>(
    `select a.id, s.community_id as "communityId", u.id as "unitId", b.zone_id as "zoneId"
     from account a join staff s on s.id = a.staff_id
       join building b on b.community_id = s.community_id join unit u on u.building_id = b.id
     where s.role = 'front_desk' limit 1`,
  );
  const [desk] = rows;
  if (!desk) throw new Error('no front desk in the demo estate');
  const { sessionId } = await createAuth(db).signIn(desk.id, 'office');
  const headers = { 'content-type': 'application/json', cookie: `office_session=${sessionId}`, origin: officeUrl };
  const post = async (url: string, body: unknown) => {
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text.slice(0, 200)}`);
  };
  const given = { source: 'phone', kind: 'repair', category: 'engineering.plumbing', area: 'private', matter };
  const { unitId, communityId, zoneId } = desk;
  const linli = () =>
    post(`${officeUrl}/trpc/tickets.register`, { json: { ...given, unitId, submissionKey: newId() } });

  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'bare-server.ts'), databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const bareUrl = await new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
    const bare = () => post(bareUrl, { matter, communityId, zoneId, householdId: null });
    await warmUp(linli);
    await warmUp(bare);
    const [ours, theirs] = [[], []] as [number[], number[]];
    for (let round = 0; round < 3; round++) {
      ours.push(await ratePerSecond(8, 3, linli));
      theirs.push(await ratePerSecond(8, 3, bare));
    }
    const ratio = rounded(middle(ours) / middle(theirs), 2);
    const ratio_to = `bare Node server, same rows (${Math.round(middle(theirs))}/s, Linli ${Math.round(middle(ours))}/s)`;
    return { name: 'intake_http.ratio', value: ratio, unit: '', ratio_to, ratio };
  } finally {
    child.kill();
  }
}
