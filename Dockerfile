# Python 3.13 on Debian 13. A tag can be moved: to pin the very image, add its digest, which `docker build` prints,
# behind the tag: python:3.13.16-slim-trixie@sha256:...
ARG PYTHON=python:3.13.16-slim-trixie

FROM ${PYTHON} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_ROOT_USER_ACTION=ignore
WORKDIR /build
COPY requirements.lock requirements-build.lock ./
RUN python -m venv --without-pip /opt/azfilm \
    && pip --python /opt/azfilm/bin/python install --require-hashes --only-binary :all: -r requirements.lock \
    && pip install --require-hashes --only-binary :all: -r requirements-build.lock
COPY pyproject.toml README.md ./
COPY adapters adapters
COPY bot bot
COPY knowledge knowledge
RUN pip wheel --no-build-isolation --no-deps --no-index --wheel-dir dist . \
    && pip --python /opt/azfilm/bin/python install --no-deps --no-index dist/*.whl \
    && pip --python /opt/azfilm/bin/python check

FROM ${PYTHON}
COPY --from=build /opt/azfilm /opt/azfilm
ENV PATH=/opt/azfilm/bin:$PATH \
    PYTHONSAFEPATH=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    CACHE_DIR=/var/cache/azfilm \
    DATA_DIR=/data
RUN install -d -o 65532 -g 65532 -m 700 /var/cache/azfilm /data
USER 65532:65532
# The index is built here, as the user who reads it: every start is quick, also where nothing can be written.
RUN azfilm ask "Who directed Nasimi?"
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["azfilm", "health"]
ENTRYPOINT ["azfilm"]
CMD ["run"]
