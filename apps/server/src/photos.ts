import type { Door } from '@linli/domain/access';
import { DomainError, readFailure } from '@linli/domain/kernel';
import { findPhoto } from '@linli/services/tickets';
import { Router } from 'express';
import { type House, sessionOf } from './contexts.ts';

/** `GET /photos/:id` and `/photos/:id/thumb`: to those who may see the ticket, and to nobody else (X6). */
export function photoRoutes(house: House, door: Door): Router {
  const router = Router();
  router.get('/photos/:id/:variant?', async (req, res, next) => {
    try {
      const { id = '', variant = 'full' } = req.params;
      if (variant !== 'full' && variant !== 'thumb') throw new DomainError('photo.not_found');
      const path = house.files.photoPath(id, variant);
      const session = await sessionOf(house, door, req, res);
      if (!session) throw new DomainError('auth.required');
      await findPhoto({ db: house.db, actor: session.actor, clock: house.clock, door }, { photoId: id });
      // A photo never changes, but who may see it does.
      res.set({ 'Content-Type': 'image/webp', 'Cache-Control': 'private, max-age=600', Vary: 'Cookie' });
      res.sendFile(path, { dotfiles: 'allow', cacheControl: false }, (error) => {
        if (error && !res.headersSent) next(new DomainError('photo.not_found'));
      });
    } catch (error) {
      const { status } = readFailure(error);
      if (status >= 500) return next(error);
      res.status(status).type('txt').send('');
    }
  });
  return router;
}
