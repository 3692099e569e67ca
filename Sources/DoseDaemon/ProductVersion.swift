/// The version of dosed and dose.
package enum ProductVersion {
    package static let current = "0.1.0"
}
