import { randomUUID } from 'node:crypto';
import { ExpectedError } from '#shared/api/errors';
import type { RequestRecord } from '../store/records';
import { mostComments } from './limits';
import { move, type Step } from './steps';
import { mayComment } from './view';
import type { Viewer } from './viewer';

/**
 * What somebody says about a request that is not over, without deciding.
 *
 * @throws ExpectedError `not_allowed`, `wrong_state` or `limit_exceeded`
 */
export function commentSteps(
  viewer: Viewer,
  now: number,
  request: RequestRecord,
  text: string,
): readonly Step[] {
  if (!mayComment(viewer, request))
    throw new ExpectedError(
      'not_allowed',
      'Only who asked for it, who may review it and who has reviewed it can comment on a request.',
    );
  const moved = move(request, 'comment');
  if (request.comments.length >= mostComments)
    throw new ExpectedError(
      'limit_exceeded',
      `This request has ${mostComments} comments already, which is the most there can be.`,
    );
  const by = viewer.user.id;
  const comment = { id: randomUUID(), request: request.id, author: by, text, at: now };
  const commented = { ...moved, comments: [...request.comments, comment] };
  return [
    { request: commented, change: 'commented', by, comment, details: { comment: comment.text } },
  ];
}
