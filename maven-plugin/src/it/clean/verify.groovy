def log = new File(basedir, "build.log").text
assert log.contains("2 migrations, 3 statements: 2 expand, 0 contract, 0 destructive")
assert log.contains("no findings")
for (name in ["rollsafe.html", "rollsafe.sarif", "TEST-rollsafe.xml"]) {
  assert new File(basedir, "target/rollsafe/" + name).length() > 0
}
