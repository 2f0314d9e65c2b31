import { type Failure, readFailure } from '@linli/domain/kernel';
import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { nonceOf } from './security.ts';

type Words = { title: string; text: string };
type Page = { zh: Words; en: Words };

const unavailable: Page = {
  zh: { title: '系统暂时不可用', text: '我们正在恢复服务，页面会自动重试。您刚填写的内容请勿关闭，稍后返回即可继续。' },
  en: {
    title: 'Linli is not available just now',
    text: 'We are restoring the service and this page tries again by itself. If you were filling in a form, go back to it in a moment.',
  },
};
const refused: Page = {
  zh: { title: '无法处理这个请求', text: '请返回上一页重试。' },
  en: { title: 'This request cannot be handled', text: 'Please go back and try again.' },
};
const broken: Page = {
  zh: { title: '出了点问题', text: '错误已记录，请稍后再试。' },
  en: { title: 'Something went wrong', text: 'The error was recorded. Please try again later.' },
};

const section = (lang: string, { title, text }: Words) =>
  `<section lang="${lang}"><h1>${title}</h1><p>${text}</p></section>`;

/** A page without the app behind it, in both languages: nothing is known of the reader. */
function send(res: Response, status: number, { zh, en }: Page, retry: boolean): void {
  res.status(status).set('Cache-Control', 'no-store');
  if (retry) res.set('Retry-After', '5');
  res.type('html').send(`<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${retry && res.req.method === 'GET' ? '<meta http-equiv="refresh" content="5">' : ''}<title>${zh.title} · ${en.title}</title>
<style nonce="${nonceOf(res.locals)}">:root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}
body{margin:0;min-height:100vh;display:grid;place-content:center;gap:2rem;padding:1.5rem;max-width:34rem;margin-inline:auto}
h1{font-size:1.25rem;margin:0 0 .25rem}p{margin:0;opacity:.8}</style></head>
<body>${section('zh', zh)}${section('en', en)}</body></html>
`);
}

/** The database is away. */
export const sendUnavailable = (res: Response): void => send(res, 503, unavailable, true);

export function sendFailure(res: Response, { status }: Failure): void {
  if (status === 503) sendUnavailable(res);
  else send(res, status, status >= 500 ? broken : refused, false);
}

/** The last resort of a listener: nothing of the error is told to the outside. */
export function lastResort(log: Logger): ErrorRequestHandler {
  return (error, req, res, next) => {
    const failure = statusOf(error) ?? readFailure(error);
    if (failure.status >= 500) log.error({ err: error, path: req.path }, 'request failed');
    if (res.headersSent) return next(error);
    sendFailure(res, failure);
  };
}

/** What Express itself refuses, such as an address that cannot be decoded. */
function statusOf(error: unknown): Failure | undefined {
  const status = (error as { status?: unknown } | null)?.status;
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  return { status, code: 'request.invalid', params: {}, fields: {} };
}
