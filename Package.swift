// swift-tools-version:6.2
import PackageDescription

// A target is a forbidden dependency, nothing else: see docs/decisions/0001-pure-modules-in-a-chain.md.

let strict: [SwiftSetting] = [.enableUpcomingFeature("MemberImportVisibility")]

let package = Package(
  name: "chalkline",
  defaultLocalization: "en",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "chalkline", targets: ["chalkline"])],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Pure: values and rules. Each sees only those above it.
    .target(name: "Vocabulary", swiftSettings: strict),
    .target(name: "Purpose", dependencies: ["Vocabulary"], swiftSettings: strict),
    .target(name: "Context", dependencies: ["Vocabulary", "Purpose", "Statistics"], swiftSettings: strict),
    .target(name: "Measures", dependencies: ["Vocabulary", "Purpose", "Context", "Statistics"], swiftSettings: strict),
    .target(
      name: "Build", dependencies: ["Vocabulary", "Purpose", "Context", "Measures", "Statistics"],
      swiftSettings: strict),

    // Pure: arrays in, estimates out. No words of the domain. Optimised in every build: its tests simulate.
    .target(
      name: "Statistics",
      dependencies: ["Vocabulary", "COpenBLAS", "CAMD", "CCbc"],
      swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),

    // Formats in and out. No database.
    .target(name: "Exchange", dependencies: ["Vocabulary", "CLibZip", "CXLSXWriter"], swiftSettings: strict),

    // SQL and acts.
    .target(
      name: "Store",
      dependencies: [
        "Vocabulary", "Purpose", "Context", "Measures", "Build", "Statistics", "Exchange", "CLibPQ",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      resources: [
        .copy("Migrations"), .copy("Context/RulePacks"), .copy("Build/Exemplars"), .copy("Build/Studies"),
        .copy("Measures/Instruments"),
      ],
      swiftSettings: strict),

    // The sample district.
    .target(
      name: "Sample",
      dependencies: ["Vocabulary", "Purpose", "Context", "Measures", "Build", "Statistics", "Exchange", "Store"],
      swiftSettings: strict),

    // Pages, views and the API.
    .target(
      name: "Web",
      dependencies: [
        "Vocabulary", "Purpose", "Context", "Measures", "Build", "Statistics", "Exchange", "Store", "CZlib",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      resources: [.copy("Assets")],
      swiftSettings: strict),

    .executableTarget(
      name: "chalkline",
      dependencies: [
        "Vocabulary", "Purpose", "Context", "Measures", "Build", "Statistics", "Exchange", "Store", "Sample", "Web",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    // Measures the program from outside, beside its peers: make bench.
    .executableTarget(
      name: "bench", path: "Benchmarks",
      exclude: ["Pages/peer.py", "History/fill.py", "Evidence/peer.py", "Evidence/peer.R", "Monitoring/fill.py"], swiftSettings: strict),

    // Libraries of the system.
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(name: "CAMD", providers: [.apt(["libsuitesparse-dev"]), .brew(["suite-sparse"])]),
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .systemLibrary(name: "CCbc", pkgConfig: "cbc", providers: [.apt(["coinor-libcbc-dev"]), .brew(["cbc"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    // Tests: rule tables, acts, visits, and what the project's own documents promise.
    .testTarget(name: "HouseTests", swiftSettings: strict),
    // What StoreTests and SiteTests share: databases to run on. A test target cannot see into another.
    .target(
      name: "TestSupport", dependencies: ["Vocabulary", "Store", "CLibPQ"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "RulesTests", dependencies: ["Vocabulary", "Purpose", "Context", "Measures", "Build", "Statistics"],
      swiftSettings: strict),
    .testTarget(
      name: "StatisticsTests", dependencies: ["Vocabulary", "Statistics"], exclude: ["Cases"], swiftSettings: strict),
    .testTarget(
      name: "ExchangeTests", dependencies: ["Vocabulary", "Exchange", "CLibZip"], swiftSettings: strict),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Vocabulary", "Purpose", "Context", "Measures", "Build", "Statistics", "Exchange", "Store", "Sample", "CLibPQ",
        "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SiteTests",
      dependencies: [
        "Vocabulary", "Purpose", "Context", "Measures", "Build", "Statistics", "Exchange", "Store", "Sample", "Web",
        "chalkline",
        "TestSupport",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
      ],
      exclude: ["API/schemathesis.toml"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
