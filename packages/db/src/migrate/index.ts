export { MigrationError, migrate, pendingMigrations } from './apply.ts';
export { checkDrift, newMigration } from './author.ts';
export { type Folders, ownFolders } from './folders.ts';
