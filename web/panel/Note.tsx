import { use } from 'react';
import type { Language } from '../language.ts';
import type { NoteKind } from '../notes/notes.ts';
import { sourceName } from './source-name.ts';

type NotesModule = typeof import('../notes/notes.ts');

/** All notes of both languages, in a chunk of their own that the first opened run fetches. */
let notes: Promise<NotesModule> | undefined;

function theNotes(): Promise<NotesModule> {
  notes ??= import('../notes/notes.ts');
  return notes;
}

interface Props {
  readonly kind: NoteKind;
  readonly name: string;
  readonly language: Language;
}

/** What a header, field or code means, with the text that defines it. Suspends until the notes are here. */
export function Note({ kind, name, language }: Props) {
  const note = use(theNotes()).noteFor(kind, name);
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
