import { z } from 'zod';

const port = z.coerce
  .number('must be a whole number from 0 to 65535')
  .int('must be a whole number from 0 to 65535')
  .min(0, 'must be a whole number from 0 to 65535')
  .max(65535, 'must be a whole number from 0 to 65535');

const address = z
  .string()
  .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
    error: 'must be an address that starts with http:// or https://',
  })
  .transform((value) => value.replace(/\/+$/, ''));

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const modes = ['development', 'production', 'test'] as const;

/** Every variable that Linli reads, in the order of `.env.example`. */
export const environment = z.object({
  DATABASE_URL: z
    .string()
    .refine((value) => /^postgres(ql)?:\/\/./.test(value) && URL.canParse(value), {
      error: 'must look like postgres://user:password@host:5432/name',
    })
    .optional(),
  DATABASE_POOL_SIZE: z.coerce
    .number('must be a whole number from 2 to 500')
    .int('must be a whole number from 2 to 500')
    .min(2, 'must be a whole number from 2 to 500')
    .max(500, 'must be a whole number from 2 to 500')
    .default(10),
  DATA_DIR: z.string().default('.data'),
  HOST: z.string().optional(),
  PORT: port.default(3000),
  OFFICE_PORT: port.default(3001),
  PUBLIC_URL: address.optional(),
  OFFICE_URL: address.optional(),
  DEMO_SIGN_IN: z.enum(['on', 'off'], 'must be on or off').optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(levels, `must be one of ${levels.join(', ')}`).default('info'),
  NODE_ENV: z.enum(modes, `must be one of ${modes.join(', ')}`).default('production'),
});

export type Environment = z.infer<typeof environment>;
