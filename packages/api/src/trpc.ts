import { type Actor, type Permission, scopeOf } from '@linli/domain/access';
import { DomainError, type ErrorCode, errorCodes } from '@linli/domain/kernel';
import type { Ctx } from '@linli/services/context';
import { initTRPC, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import { ZodError } from 'zod';

/** What a request brings: nobody may be signed in. */
export type RequestCtx = Omit<Ctx, 'actor'> & { actor: Actor | null };

type Status = (typeof errorCodes)[ErrorCode];

/** The one map from a refusal to the wire. */
const trpcCodes = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<Status, TRPCError['code']>;

const t = initTRPC
  .context<RequestCtx>()
  .meta<{ permission: Permission }>()
  .create({
    transformer: superjson,
    errorFormatter: ({ shape, error }) => ({
      // What is unforeseen stands in the log, and nowhere else.
      message:
        error.cause instanceof DomainError
          ? error.cause.code
          : error.code === 'INTERNAL_SERVER_ERROR'
            ? 'unexpected'
            : shape.message,
      code: shape.code,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        refusal: error.cause instanceof DomainError ? { code: error.cause.code, params: error.cause.params } : null,
        issues: error.cause instanceof ZodError ? error.cause.issues : null,
      },
    }),
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Turns refusals into their HTTP meaning; what is unexpected stays opaque. */
const refusals = t.middleware(async ({ next }) => {
  const result = await next();
  // What only the record in hand could tell (the answers to a category's questions) is bad input like any other; what does
  // not fit the output is our own fault, which tRPC tells by its message alone.
  const unforeseen = !result.ok && result.error.code === 'INTERNAL_SERVER_ERROR';
  if (unforeseen && result.error.cause instanceof ZodError && result.error.message !== 'Output validation failed') {
    throw new TRPCError({ code: 'BAD_REQUEST', cause: result.error.cause });
  }
  if (!result.ok && result.error.cause instanceof DomainError) {
    const { cause } = result.error;
    throw new TRPCError({ code: trpcCodes[errorCodes[cause.code]], message: cause.code, cause });
  }
  return result;
});

/**
 * A procedure behind a permission of the matrix: who holds it nowhere is refused here, and on which records is
 * decided by the command or query with the record in hand (X6). The only builder of procedures.
 */
export function permitted(permission: Permission) {
  return t.procedure
    .meta({ permission })
    .use(refusals)
    .use(({ ctx, next }) => {
      const { actor } = ctx;
      if (!actor) throw new DomainError('auth.required');
      if (scopeOf(actor, permission) === undefined) throw new DomainError('access.denied');
      return next({ ctx: { ...ctx, actor } satisfies Ctx });
    });
}
