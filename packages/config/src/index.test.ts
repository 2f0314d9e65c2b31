import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, repoRoot } from './index.ts';
import { environment } from './schema.ts';

describe('loadConfig', () => {
  it('needs nothing', () => {
    expect(loadConfig({})).toEqual({
      databaseUrl: undefined,
      databasePoolSize: 10,
      dataDir: join(repoRoot, '.data'),
      host: undefined,
      port: 3000,
      officePort: 3001,
      publicUrl: 'http://localhost:3000',
      officeUrl: 'http://localhost:3001',
      demoSignIn: true,
      metricsToken: undefined,
      logLevel: 'info',
      mode: 'production',
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ', LOG_LEVEL: '' })).toEqual(loadConfig({}));
  });

  it('offers no demo sign-in beside a real database unless told to', () => {
    const real = { DATABASE_URL: 'postgres://a:b@localhost/c' };
    expect(loadConfig(real).demoSignIn).toBe(false);
    expect(loadConfig({ ...real, DEMO_SIGN_IN: 'on' }).demoSignIn).toBe(true);
    expect(loadConfig({ DEMO_SIGN_IN: 'off' }).demoSignIn).toBe(false);
  });

  it('removes the slash at the end of outside addresses', () => {
    expect(loadConfig({ PUBLIC_URL: 'https://home.example.com/' }).publicUrl).toBe('https://home.example.com');
  });

  it('keeps an absolute DATA_DIR, spaces and all', () => {
    expect(loadConfig({ DATA_DIR: '/srv/our homes' }).dataDir).toBe('/srv/our homes');
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT must be a whole number from 0 to 65535, but it is "abc".'],
    [{ OFFICE_PORT: '70000' }, 'OFFICE_PORT must be a whole number from 0 to 65535, but it is "70000".'],
    [{ PORT: '3001' }, 'PORT and OFFICE_PORT must differ, but both are 3001.'],
    [{ DATABASE_URL: 'mysql://a:secret@b/c' }, 'DATABASE_URL must look like postgres://user:password@host:5432/name.'],
    [
      { PUBLIC_URL: 'home.example.com' },
      'PUBLIC_URL must be an address that starts with http:// or https://, but it is "home.example.com".',
    ],
    [{ DEMO_SIGN_IN: 'yes' }, 'DEMO_SIGN_IN must be on or off, but it is "yes".'],
    [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN must have at least 16 characters.'],
    [
      { NODE_ENV: 'prod', DATABASE_POOL_SIZE: '1' },
      'DATABASE_POOL_SIZE must be a whole number from 2 to 500, but it is "1"; NODE_ENV must be one of development, production, test, but it is "prod".',
    ],
  ])('says in one sentence what is wrong with %j', (env, sentence) => {
    expect(() => loadConfig(env)).toThrow(new ConfigError(sentence));
  });
});

describe('.env.example', () => {
  it('lists exactly the variables that are read', () => {
    const text = readFileSync(join(repoRoot, '.env.example'), 'utf8');
    const listed = [...text.matchAll(/^# ([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(listed).toEqual(Object.keys(environment.shape));
  });

  it('shows only values that are accepted', () => {
    const text = readFileSync(join(repoRoot, '.env.example'), 'utf8');
    const values = Object.fromEntries([...text.matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map((match) => [match[1], match[2]]));
    expect(() => loadConfig(values)).not.toThrow();
  });
});
