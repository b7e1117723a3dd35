import { useState } from 'react';
import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { useSubmit } from '../../ui/form';
import styles from './add-comment.module.css';

/** Says something about a request without deciding; everybody who sees the request reads it. */
export function AddComment(props: {
  readonly profileId: string;
  readonly view: AccessRequestView;
}) {
  const { profileId, view } = props;
  const { requests } = useStores();
  const [text, setText] = useState('');
  const { busy, error, submit } = useSubmit(async () => {
    if (text.trim() === '') return null;
    const answer = await requests.comment(profileId, view.request.id, text.trim());
    if (answer.ok) setText('');
    return answer.ok ? null : answer.error;
  });
  return (
    <form
      className={styles.form}
      aria-label={t('review.comment.label')}
      onSubmit={(event) => void submit(event)}
    >
      <TextArea
        label={t('review.comment.label')}
        rows={1}
        value={text}
        placeholder={t('review.comment.hint')}
        error={error?.message ?? null}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
        }}
      />
      <Button
        type="submit"
        icon="comment"
        busy={busy}
        blocked={text.trim() === '' ? t('review.comment.empty') : ''}
      >
        {t('review.comment.add')}
      </Button>
    </form>
  );
}
