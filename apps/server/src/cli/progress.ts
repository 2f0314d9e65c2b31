import { createReadStream } from 'node:fs';
import type { Translate } from '@linli/i18n';
import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a run has come: a bar on a terminal, now and then a line anywhere else. */
export type Progress = { reached(rows: number): void; end(rows: number): void };

const linesEvery = 2000;

export async function startProgress(t: Translate, path: string): Promise<Progress> {
  if (!process.stderr.isTTY) {
    let said = 0;
    return {
      reached(rows) {
        if (rows < said + linesEvery) return;
        said = rows - (rows % linesEvery);
        console.error(t('imports:progress.line', { rows: said }));
      },
      end() {},
    };
  }
  const format = t('imports:progress.bar', { bar: '{bar}', value: '{value}', duration: '{duration}' });
  const bar = new SingleBar({ format, hideCursor: true, stopOnComplete: false }, Presets.shades_classic);
  bar.start(await guessRows(path), 0);
  return {
    reached: (rows) => bar.update(rows),
    end(rows) {
      bar.setTotal(rows);
      bar.update(rows);
      bar.stop();
    },
  };
}

/** Line feeds of the file: right for most, and good enough for a bar. */
async function guessRows(path: string): Promise<number> {
  let rows = 0;
  for await (const chunk of createReadStream(path)) {
    for (const byte of chunk as Buffer) if (byte === 10) rows += 1;
  }
  return Math.max(rows, 1);
}
