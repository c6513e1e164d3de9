/** Something that the person who starts the program can mend; its message is shown as it is, without a stack. */
export class Mistake extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Mistake';
  }
}
