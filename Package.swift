// swift-tools-version: 6.2

import PackageDescription

/// Every target is held to the same: Swift 6 mode, no warnings, no hidden imports.
///
/// The flag: a generic type such as `KeyedDecodingContainer<…>` is otherwise named to the runtime
/// at its first use, which then looks through all conformances of the program, Foundation's too.
/// That was a third of the time of `dose`, which uses each type once.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(
        ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
        .when(configuration: .release)),
]

/// Release binaries carry the Swift libraries, so that they run where Swift is not installed.
func standalone(_ flags: String...) -> [LinkerSetting] {
    let libraries = [
        "-Xlinker", "--start-group", "-l_FoundationCShims", "-l_FoundationCollections",
        "-l_FoundationICU", "-lFoundationEssentials", "-lstdc++", "-Xlinker", "--end-group",
    ]
    return [.unsafeFlags(["-use-ld=lld"] + flags + libraries, .when(configuration: .release))]
}

func room(
    _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(_ room: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(room)Tests", dependencies: [.byName(name: room)] + dependencies,
        swiftSettings: strict)
}

let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
]
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(
    name: "UnixSignals", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
    name: "dosed",
    products: [
        .executable(name: "dosed", targets: ["dosed"]),
        .executable(name: "dose", targets: ["dose"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        // The daemon's storage.
        .systemLibrary(
            name: "CSQLite", path: "Sources/CSQLite", pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"])]),
        room("SQLite", ["CLinux", "CSQLite"]),
        // Files of the repository inside the programs, as they are.
        .target(name: "CEmbedded", cSettings: [.unsafeFlags(["-Wno-c23-extensions"])]),
        room("Embedded", ["CEmbedded"]),
        room("DoseSchema", ["Embedded", "SQLite"]),
        room("DoseStore", ["SQLite", "Regimen"]),

        // The pure rooms: values in, values out.
        room("StrictJSON"),
        room("Regimen"),
        room("Formulary", ["Embedded", "StrictJSON"], exclude: ["Data"]),
        room("Varlink", ["StrictJSON"]),

        // The interface, and both ends of it.
        room(
            "DoseInterface", ["Embedded"], exclude: ["dose.schema.json", "io.dosed.varlink"]),
        room("VarlinkSocket", ["StrictJSON", "Varlink", lifecycle, logging] + nio),
        room(
            "DoseService",
            [
                "DoseInterface", "DoseStore", "Formulary", "Regimen", "SQLite", "StrictJSON",
                "Varlink",
            ]),
        room(
            "DoseDaemon",
            [
                "CLinux", "DoseInterface", "DoseSchema", "DoseService", "DoseStore", "Formulary",
                "Regimen", "SQLite", "StrictJSON", "Varlink", "VarlinkSocket", arguments, lifecycle,
                logging,
                unixSignals,
            ]),
        .target(name: "CLinux"),
        room(
            "DoseCommands",
            [
                "CLinux", "DoseInterface", "Embedded", "StrictJSON", "Varlink", arguments,
                subprocess,
                system,
            ]),

        .executableTarget(
            name: "dosed", dependencies: ["DoseDaemon", arguments], swiftSettings: strict,
            linkerSettings: standalone("-static-stdlib")),
        // Typed all day: without a library to look for it starts in two thirds of the time.
        .executableTarget(
            name: "dose", dependencies: ["DoseCommands"], swiftSettings: strict,
            linkerSettings: standalone("-static-executable", "-Xlinker", "--eh-frame-hdr")),

        // Measures the two programs and what they are made of; `--smoke` is for its own test.
        .executableTarget(
            name: "dose-bench",
            dependencies: [
                "CLinux", "DoseSchema", "DoseStore", "Regimen", "SQLite", "TestSupport", arguments,
            ],
            path: "Tests/Benchmarks",
            swiftSettings: strict),
        .testTarget(
            name: "BenchmarkTests",
            dependencies: ["dose", "dosed", "dose-bench", subprocess, system],
            swiftSettings: strict),

        .target(
            name: "TestSupport", path: "Tests/Support/TestSupport", swiftSettings: strict),
        tests("SQLite", ["CSQLite", "DoseStore", "Regimen", "TestSupport"]),
        tests("Regimen"),
        tests("StrictJSON"),
        tests("Formulary", ["StrictJSON"]),
        tests("Varlink", ["StrictJSON"]),
        tests("VarlinkSocket", ["StrictJSON", "TestSupport", "Varlink", lifecycle, logging] + nio),
        .testTarget(
            name: "DoseInterfaceTests", dependencies: ["DoseInterface", "StrictJSON", "Varlink"],
            exclude: ["Released"], swiftSettings: strict),
        tests("DoseSchema", ["SQLite"]),
        .testTarget(name: "TidyTests", swiftSettings: strict),
        .executableTarget(
            name: "VarlinkCertification",
            dependencies: [
                "StrictJSON", "Varlink", "VarlinkSocket", arguments, lifecycle, logging,
                unixSignals,
            ],
            path: "Tests/Support/VarlinkCertification", swiftSettings: strict),
        // Regimen's answers, for comparison with Python's calendars.
        .executableTarget(
            name: "RegimenOracle", dependencies: ["DoseService", "Regimen", arguments],
            path: "Tests/Support/RegimenOracle", swiftSettings: strict),
        .testTarget(
            name: "OracleTests", dependencies: ["RegimenOracle", "TestSupport"],
            exclude: [
                "as_needed.py", "courses.py", "kinds.py", "requirements.txt", "schedules.py",
                "zones.py",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ConformanceTests", dependencies: ["VarlinkCertification", "dosed", "dose"],
            exclude: ["requirements.txt"], swiftSettings: strict),
        tests(
            "DoseCommands",
            ["DoseInterface", "StrictJSON", "Varlink", arguments, subprocess, system]),
        .testTarget(
            name: "SystemdTests",
            dependencies: ["Embedded", "dose", "dosed"],
            swiftSettings: strict),
        tests(
            "DoseService",
            [
                "CSQLite", "DoseInterface", "DoseSchema", "DoseStore", "Formulary", "Regimen",
                "SQLite", "StrictJSON", "TestSupport", "Varlink",
            ]),
        tests(
            "DoseDaemon",
            [
                "CSQLite", "DoseSchema", "DoseService", "DoseStore", "Formulary", "Regimen",
                "SQLite",
                "VarlinkSocket", arguments, lifecycle, logging,
            ]),
        // Opens what a power cut leaves, as the daemon does.
        .executableTarget(
            name: "CrashProbe", dependencies: ["DoseSchema", "SQLite", arguments],
            path: "Tests/Support/CrashProbe", swiftSettings: strict),
        // The daemon's own logic in simulated time, beside a model that shares no code with it.
        .executableTarget(
            name: "dose-simulation",
            dependencies: [
                "CSQLite", "DoseInterface", "DoseSchema", "DoseService", "DoseStore", "Formulary",
                "Regimen", "SQLite", "StrictJSON", "Varlink", arguments,
            ], path: "Tests/Support/Simulation", swiftSettings: strict),
        .testTarget(
            name: "SimulationTests", dependencies: ["dose-simulation", "TestSupport"],
            swiftSettings: strict),
        // Campaigns of faults against the real programs; their sizes come from the environment.
        .testTarget(
            name: "FaultTests", dependencies: ["CrashProbe", "TestSupport", "dosed"],
            exclude: ["campaigns"],
            swiftSettings: strict),
        // Letters, reports and calendars of the real programs, read by a browser and by calendars.
        .testTarget(
            name: "PaperTests", dependencies: ["dosed", "dose"],
            exclude: [
                "page.json", "read_calendar.py", "read_sentences.py", "requirements.txt",
                "sentences.py",
            ],
            swiftSettings: strict),
        // What every command prints with --json, held to its schema by another maker's validator.
        .testTarget(
            name: "ShapeTests", dependencies: ["dosed", "dose"],
            exclude: ["check_shapes.py", "commands.txt", "requirements.txt"],
            swiftSettings: strict),
        .testTarget(
            name: "IntegrationTests",
            dependencies: ["DoseSchema", "SQLite", "TestSupport", "dosed", "dose"],
            swiftSettings: strict),
    ]
)
