const MAX_NAMES = 100_000;

/** The 32-bit hash of a Java string. */
const javaHash = (text: string): number => {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
};

/** The order in which a Java hash table gives its keys back, which is that of the validator's list of unknown references. */
const inHashOrder = (names: readonly string[]): string[] => {
  let capacity = 16;
  while (names.length > capacity * 0.75) capacity *= 2;
  const bucket = (name: string): number => {
    const hash = javaHash(name);
    return (hash ^ (hash >>> 16)) & (capacity - 1);
  };
  return names.toSorted((a, b) => bucket(a) - bucket(b));
};

/** Identifiers of a document, which only xsi:type can bring in: none twice, and each reference to one of them. */
export class IdTable {
  private readonly ids = new Set<string>();
  private readonly references = new Set<string>();

  /** False when the identifier is already there. */
  add(id: string): boolean {
    if (this.ids.has(id)) return false;
    if (this.ids.size < MAX_NAMES) this.ids.add(id);
    return true;
  }

  refer(id: string): void {
    if (this.references.size < MAX_NAMES) this.references.add(id);
  }

  /** References that lead nowhere, known once the document is over. */
  unknown(): string[] {
    if (this.references.size === 0) return [];
    return inHashOrder([...this.references]).filter((id) => !this.ids.has(id));
  }
}
