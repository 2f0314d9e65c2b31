import { describe, expect, it } from 'vitest';
import { chosen, isLargeType, localeOf, themeOf } from './preferences.ts';

/** The next request of a browser that got these headers. */
const after = (headers: Headers) =>
  new Request('http://house.example/', {
    headers: {
      cookie: ['office_session=1', ...headers.getSetCookie().map((line) => line.split(';')[0])].join('; '),
      'accept-language': 'fr, en;q=0.5',
    },
  });

describe('what a browser chose', () => {
  it('comes back with its next request', () => {
    const request = after(chosen({ lang: 'zh', theme: 'dark', type: 'large' }));
    expect([localeOf(request), themeOf(request), isLargeType(request)]).toEqual(['zh', 'dark', true]);
  });

  it('is what it asks for while it has chosen nothing', () => {
    const request = after(chosen({}));
    expect([localeOf(request), themeOf(request), isLargeType(request)]).toEqual(['en', 'system', false]);
  });

  it('is taken back', () => {
    const request = after(chosen({ theme: 'system', type: 'normal' }));
    expect([themeOf(request), isLargeType(request)]).toEqual(['system', false]);
  });

  it('is never what is none of ours', () => {
    expect([...chosen({ lang: 'zh; Domain=evil.example', theme: 'dark\r\nX: 1', type: 'huge' })]).toEqual([]);
  });
});
