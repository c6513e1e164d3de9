import { useSyncExternalStore } from 'react';
import type { Language } from '../../language.ts';
import type { NoteKind } from '../../notes/notes.ts';
import { sourceName } from '../rule/source-name.ts';

type NotesModule = typeof import('../../notes/notes.ts');

/** All notes of both languages, in a chunk of their own that the first note fetches. */
let notes: NotesModule | null = null;
let fetching = false;
const waiting = new Set<() => void>();

async function fetchNotes(): Promise<void> {
  fetching = true;
  try {
    notes = await import('../../notes/notes.ts');
  } catch {
    fetching = false; // fields stand without notes until the next one asks
  }
  for (const tell of waiting) tell();
}

function subscribe(tell: () => void): () => void {
  waiting.add(tell);
  if (!fetching) void fetchNotes();
  return () => waiting.delete(tell);
}

interface Props {
  readonly kind: NoteKind;
  readonly name: string;
  readonly language: Language;
}

/** What a header, field or code means, with the text that defines it; nothing until the notes are here. */
export function Note({ kind, name, language }: Props) {
  const note = useSyncExternalStore(subscribe, () => notes)?.noteFor(kind, name);
  if (!note) return null;
  return (
    <span className="note">
      {note[language]}{' '}
      <a href={note.source} target="_blank" rel="noreferrer">
        {sourceName(note.source)}
      </a>
    </span>
  );
}
