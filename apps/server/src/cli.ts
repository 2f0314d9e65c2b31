import { columnsOf, importKinds } from '@linli/domain/imports';
import { Command } from 'commander';
import { runImport } from './cli/import.ts';
import { Refusal } from './cli/refusal.ts';
import { words } from './cli/words.ts';

const t = words();
const kinds = importKinds.join(', ');

const program = new Command('linli').description(t('imports:description')).showHelpAfterError();

program
  .command('import')
  .description(t('imports:import.description', { kinds }))
  .argument('<kind>', t('imports:import.kind', { kinds }))
  .argument('<file>', t('imports:import.file'))
  .option('--map <mapping.json>', t('imports:import.map'))
  .option('--community <external-id>', t('imports:import.community'))
  .option('--company <name>', t('imports:import.company'))
  .option('--time-zone <zone>', t('imports:import.time_zone'))
  .option('--dry-run', t('imports:import.dry_run'), false)
  .addHelpText('after', columnsHelp())
  .action(async (kind: string, file: string, options) => {
    process.exitCode = await runImport({ kind, file, ...options }, t);
  });

function columnsHelp(): string {
  const lines = importKinds.map((kind) =>
    t('imports:import.columns', {
      kind: `${t(`imports:kind.${kind}`)} (${kind})`,
      columns: columnsOf(kind).join(', '),
    }),
  );
  return `\n${lines.join('\n')}`;
}

program.parseAsync().catch((error: unknown) => {
  // What the operator can mend is one sentence; anything else is ours and shows where it happened.
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
});
