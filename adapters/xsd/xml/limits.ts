/** Bounds above the schema (deposit-format, "Limits"). Lengths in UTF-16 units, size in bytes. */
export const LIMITS = {
  fileBytes: 200_000_000,
  passages: 200_000,
  depth: 256,
  /** Each part of a name, prefix and local, as the validator counts. */
  name: 1_000,
  attributes: 10_000,
  attributeValue: 65_536,
  /** The XML declaration, in bytes: it is read one by one. */
  declaration: 65_536,
  /** All attributes of one tag together: what keeps memory bounded, far above any real file. */
  tagText: 8 * 1_048_576,
  /** Namespace declarations in force at one place, for the same reason. */
  namespaceBindings: 10_000,
  elementText: 1_048_576,
  comment: 16 * 1_048_576,
} as const;
