package import Regimen

/// An order with its place in the prescription: which revision it is and since when it holds.
package struct StoredRevision: Sendable {
    package let revision: Int
    package let order: StoredOrder
    package let createdAt: Instant
}
