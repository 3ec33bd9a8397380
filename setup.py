"""Compiles the catalogues of the interface while the package is built; all else stands in pyproject.toml."""

import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

sys.path.insert(0, str(Path(__file__).parent))  # the build does not put the project's own folder there

from scripts.catalogues import compile_catalogues


class BuildWithCatalogues(build_py):
    """.mo files are not kept in git: pip and pipx make them from the .po files of the source tree."""

    def run(self):
        compile_catalogues()
        self.data_files = self._get_data_files()  # computed before the .mo files were there
        super().run()


setup(cmdclass={"build_py": BuildWithCatalogues})
