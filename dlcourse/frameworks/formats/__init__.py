"""Caffe and Torch7, read and written through their real file formats, and Lua, Torch7's language."""
