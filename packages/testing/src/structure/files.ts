import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The checkout's top folder. */
export const top = join(import.meta.dirname, '../../../..');

/** Files that git tracks or would add, as paths from the top, that are there. */
export function projectFiles(pattern: RegExp): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: top, encoding: 'utf8' });
  return listed.split('\n').filter((path) => pattern.test(path) && existsSync(join(top, path)));
}

export function read(path: string): string {
  return readFileSync(join(top, path), 'utf8');
}
