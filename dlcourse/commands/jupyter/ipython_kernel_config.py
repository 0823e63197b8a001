"""Every Python kernel of the environment that the course is installed in reads this before it loads NumPy."""

import os

from dlcourse.compiler import postpone
from dlcourse.threads import thread_settings

os.environ.update(thread_settings())
postpone()
