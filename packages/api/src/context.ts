import type { ResidentActor, StaffActor } from '@linli/domain/access';
import type { ErrorCode } from '@linli/domain/kernel';
import type { DemoAccountView } from '@linli/services/people';
import type { OfficeApi } from './office.ts';
import type { PortalApi } from './portal.ts';

/** A form as the server received it: photos are stored already, and what was wrong with a file stands beside its field. */
export type ReceivedForm = {
  fields: Record<string, string>;
  /** Ids of photos that arrived with this form, and of those kept from an earlier try (`photoIds` fields). */
  photoIds: string[];
  /** What was wrong with single files, by the name the person knows. */
  photoProblems: { file: string; code: ErrorCode }[];
};

type Common = {
  /** For this response's Content-Security-Policy. */
  nonce: string;
  now: Date;
  receiveForm(request: Request): Promise<ReceivedForm>;
  /** The fields of a form that is one small choice, from anybody; throws the answer itself when it is more than that. */
  receiveChoice(request: Request): Promise<Record<string, string>>;
  /** Empty unless this is a demo. */
  demoAccounts(): Promise<DemoAccountView[]>;
  /** Only for demo accounts; returns the Set-Cookie header. */
  signInDemo(accountId: string): Promise<string>;
  /** Ends the session, also on open sockets; returns the Set-Cookie header. */
  signOut(): Promise<string>;
};

/** What the server hands to every loader and action of the portal. */
export type PortalContext = Common & { api: PortalApi; actor: ResidentActor | null };
/** What the server hands to every loader and action of the office. */
export type OfficeContext = Common & {
  api: OfficeApi;
  actor: StaffActor | null;
  /** Outside address of the portal, for links and QR codes. */
  portalUrl: string;
  officeUrl: string;
  /** A QR code as SVG text. */
  qr(text: string): Promise<string>;
};
