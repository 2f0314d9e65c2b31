import { renderToPipeableStream } from 'react-dom/server';
import { expect, it } from 'vitest';
import { collectPage } from './page-stream.ts';

const render = (text: string) =>
  new Promise<string>((resolve) => {
    const page = (
      <ul>
        {Array.from({ length: 200 }, (_, n) => (
          <li key={n}>{text}</li>
        ))}
      </ul>
    );
    const { pipe } = renderToPipeableStream(page, {
      onAllReady: () => pipe(collectPage((whole) => resolve(Buffer.from(whole).toString()))),
    });
  });

it.each([0, 1, 2])('breaks no character where two pieces meet, %i bytes on', async (shift) => {
  const text = `${'x'.repeat(shift)}登录失效前写的😀`;
  const html = await render(text);
  expect(html).not.toMatch(/[\0\uFFFD]/);
  expect(html.split(text)).toHaveLength(201);
});
