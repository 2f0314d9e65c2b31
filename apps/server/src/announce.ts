import type { Door } from '@linli/domain/access';
import { listDemoAccounts } from '@linli/services/people';
import type { House } from './contexts.ts';
import type { Listener } from './listener.ts';

type Announcement = { say: (line: string) => void; house: House; listeners: readonly Listener[]; seconds: number };

const titles: Record<Door, string> = { portal: 'Residents 业主端', office: 'Staff 员工端  ' };

/** Tells whoever started Linli where it is, and as whom one can look around. */
export async function announce({ say, house, listeners, seconds }: Announcement): Promise<void> {
  say(`\nLinli 邻里 is ready after ${seconds.toFixed(1)} s.`);
  for (const { door, port } of listeners) {
    const outside = door === 'portal' ? house.portalUrl : house.officeUrl;
    say(`  ${titles[door]}  ${outside.endsWith(':0') ? `http://localhost:${port}` : outside}`);
    if (!house.demoSignIn) continue;
    const people = (await listDemoAccounts(house.db, door)).slice(0, 4);
    if (people.length)
      say(`    one tap signs in as ${people.map(({ name, hint }) => `${name} (${hint})`).join(', ')} …`);
  }
  say('Ctrl-C stops it.');
}
