import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DomainError, type ErrorCode, errorCodes, fieldProblems, readFailure } from './errors.ts';
import { optionalWords, words } from './inputs.ts';

const issuesOf = (schema: z.ZodType, input: unknown) => schema.safeParse(input).error;

describe('readFailure', () => {
  it.each(Object.entries(errorCodes))('%s is %d, also when wrapped', (code, status) => {
    const refusal = new DomainError(code as ErrorCode, { n: 1 });
    const expected = { status, code, params: { n: 1 }, fields: {} };
    expect(readFailure(refusal)).toEqual(expected);
    expect(readFailure(new Error('outer', { cause: new Error('inner', { cause: refusal }) }))).toEqual(expected);
    // Another bundle's copy of the class.
    expect(readFailure({ code, params: { n: 1 } })).toEqual(expected);
  });

  it('names the first problem of each field', () => {
    const form = z.object({
      matter: words(5),
      kind: z.enum(['a'], 'required'),
      photos: z.array(z.string()).max(1, 'too_many'),
      age: z.number().max(9),
      size: z.number().min(9),
      when: z.coerce.date(),
    });
    const error = issuesOf(form, { matter: '123456', photos: ['a', 'b'], age: 10, size: 1, when: 'x' });
    expect(readFailure(new Error('bad request', { cause: error }))).toEqual({
      status: 400,
      code: 'request.invalid',
      params: {},
      fields: {
        matter: 'too_long',
        kind: 'required',
        photos: 'too_many',
        age: 'too_long',
        size: 'too_short',
        when: 'invalid',
      },
    });
    expect(readFailure(issuesOf(z.string(), 1)).fields).toEqual({ form: 'invalid' });
  });

  it('tells nothing of what it does not know', () => {
    const unknown = { status: 500, code: 'system.unexpected', params: {}, fields: {} };
    for (const thrown of [new Error('secret'), { code: 'P2002' }, { code: 'toString' }, null, 'x', undefined, 7]) {
      expect(readFailure(thrown)).toEqual(unknown);
    }
    const circle: { cause?: unknown } = {};
    circle.cause = circle;
    expect(readFailure(circle)).toEqual(unknown);
  });

  it('reads anything that can be thrown, and answers with a closed code', () => {
    const thrown = fc.oneof(
      fc.anything(),
      fc.record({ issues: fc.array(fc.anything()) }),
      fc.record({ code: fc.anything(), params: fc.anything(), cause: fc.anything() }),
    );
    fc.assert(
      fc.property(thrown, (error) => {
        const failure = readFailure(error);
        expect(errorCodes[failure.code]).toBe(failure.status);
        for (const problem of Object.values(failure.fields)) expect(fieldProblems).toContain(problem);
      }),
    );
  });
});

describe('words a person typed', () => {
  it.each([
    ['  漏水 ', '漏水'],
    ['a\r\nb', 'a\nb'],
    ['a\0b', 'ab'],
    ['12345', '12345'],
  ])('%j is kept as %j', (typed, kept) => expect(words(5).parse(typed)).toBe(kept));

  it.each([
    [undefined, 'required'],
    ['', 'required'],
    [' \0\n ', 'required'],
    ['123456', 'too_long'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(issuesOf(words(5), typed)?.issues[0]?.message).toBe(problem);
  });

  it('may be left out where that is allowed', () => {
    expect(optionalWords(5).parse(undefined)).toBe('');
    expect(issuesOf(optionalWords(5), '123456')?.issues[0]?.message).toBe('too_long');
  });
});
