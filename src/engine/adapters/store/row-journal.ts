/** A place in the journal. */
export interface Mark {
  readonly epoch: number;
  readonly at: number;
}

/** More than this is cheaper to read anew than to amend. */
const kept = 5_000;

/**
 * Which customer rows were rewritten or went, so that what is remembered of the rows is amended and not made again. Rows that joined are
 * found by their number. A row of a transaction that was rolled back may stand in it: it is only read once more.
 */
export class RowJournal {
  #epoch = 0;
  #ids: number[] = [];

  note(id: number): void {
    if (this.#ids.length === kept) {
      this.#ids = [];
      this.#epoch += 1;
    }
    this.#ids.push(id);
  }

  mark(): Mark {
    return { epoch: this.#epoch, at: this.#ids.length };
  }

  /** null: too many to be told. */
  since({ epoch, at }: Mark): readonly number[] | null {
    return epoch === this.#epoch ? this.#ids.slice(at) : null;
  }
}
